import { Feed } from 'feed';
import type { Locale } from '#lib/domain/format.ts';
import type { AlertLog } from '#lib/domain/watch/alert.ts';
import { alertMessages } from '#lib/messages/alerts.ts';
import { installationMessages } from '#lib/messages/installation.ts';

/** Before anybody looked, a feed has no news. */
const NEVER = new Date(0);

/** The alerts as an Atom feed (RFC 4287): an entry when one begins, which changes when it ends. `page`: where to look. */
export function alertFeed(log: AlertLog, page: string, locale: Locale): string {
  const t = installationMessages[locale];
  const words = alertMessages[locale];
  const feed = new Feed({
    id: page,
    link: page,
    title: `i-Speed · ${t.alertsTitle}`,
    copyright: '',
    generator: 'i-Speed',
    updated: log.checkedAt === null ? NEVER : new Date(log.checkedAt),
    feedLinks: { atom: `${page}/alerts` },
  });
  const entries = [...log.open.map((alert) => ({ ...alert, endedAt: null })), ...log.ended];
  for (const { code, since, endedAt } of entries) {
    const { title, action } = words[code];
    feed.addItem({
      id: `${page}#${code}-${since}`,
      link: page,
      title: endedAt === null ? title : `${t.endedTitle}: ${title}`,
      description: endedAt === null ? action : t.ended(since, endedAt),
      published: new Date(since),
      date: new Date(endedAt ?? since),
    });
  }
  return feed.atom1();
}
