import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import PageHead from '#lib/ui/PageHead.svelte';

/** What stays on one line, and all the text that is read. */
function heading(title: string) {
  const head = /<h1.*<\/h1>/s.exec(render(PageHead, { props: { title } }).body)![0];
  const text = head.replaceAll(/<!--.*?-->/gs, '');
  return {
    whole: [...text.matchAll(/<span[^>]*>([^<]*)<\/span>/g)].map((match) => match[1]),
    text: text.replaceAll(/<[^>]+>/g, '').trim(),
  };
}

it('a range of dates or figures in a heading stays on one line, and its text what it is', () => {
  const title = 'Kỳ 13/6–12/7/2024: 38,2 Mbps (37,1–39,3), so với 01/04/2023–30/06/2023 – chưa rõ';
  expect(heading(title)).toEqual({
    whole: ['13/6–12/7/2024', '37,1–39,3', '01/04/2023–30/06/2023'],
    text: title,
  });
  expect(heading('Nhật ký')).toEqual({ whole: [], text: 'Nhật ký' });
});
