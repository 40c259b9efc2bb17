import { createRawSnippet } from 'svelte';
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import TableFrame from '#lib/ui/TableFrame.svelte';
import type { TableColumn } from '#lib/ui/table-column.ts';
import InLanguage from '../support/InLanguage.svelte';

const html = (text: string) => createRawSnippet(() => ({ render: () => text }));
const ROWS = html('<tbody><tr><th scope="row">Yên Thế</th><td class="number">12</td></tr></tbody>');

/** The page's text of a table, without Svelte's own comments and classes. */
function rendered(columns: readonly TableColumn[], caption?: string, files = false): string {
  const props = {
    label: 'Areas',
    columns,
    children: ROWS,
    files,
    ...(caption === undefined ? {} : { caption }),
  };
  const shown = render(InLanguage, { props: { locale: 'en', component: TableFrame, props } });
  return shown.body.replace(/<!--.*?-->| svelte-\w+/g, '').trim();
}
const heads = (columns: readonly TableColumn[]) =>
  rendered(columns).match(/<thead><tr>(.*)<\/tr><\/thead>/)?.[1];

describe('the frame of a table', () => {
  it('is a region that the keyboard can scroll, named by what the table holds', () => {
    expect(rendered(['Area', 'Tests'], 'Areas. Sort by a head.')).toMatch(
      /^<div class="frame" role="region" aria-label="Areas" tabindex="0"><table class="data"><caption class="visually-hidden">Areas\. Sort by a head\.<\/caption><thead>.*<\/thead><tbody>.*<\/tbody><\/table><\/div>$/,
    );
    expect(rendered(['Area', 'Tests'])).not.toContain('<caption');
  });

  it('has a head for each column: text, figures, what a phone leaves out, what paper leaves out', () => {
    expect(
      heads([
        'Area',
        { label: 'Tests', number: true },
        { label: 'Tests by devices', number: true, wraps: true },
        { label: 'Verdict', wide: true },
        { label: 'Undo', action: true },
      ]),
    ).toBe(
      '<th scope="col">Area</th>' +
        '<th scope="col" class="number">Tests</th>' +
        '<th scope="col" class="number wraps">Tests by devices</th>' +
        '<th scope="col" class="wide-only">Verdict</th>' +
        '<th scope="col" class="screen-only"><span class="visually-hidden">Undo</span></th>',
    );
  });

  it('is cards on a phone only where it says so', () => {
    const props = { label: 'Areas', columns: ['Area'], children: ROWS };
    const classOf = (more: object) =>
      /<div class="(frame[^"]*)"/.exec(
        render(InLanguage, {
          props: { locale: 'en', component: TableFrame, props: { ...props, ...more } },
        }).body,
      )![1];
    expect(classOf({ cards: true })).toContain('cards');
    expect(classOf({})).not.toContain('cards');
  });

  it('can be had as a file unless one of the same rows stands beside it', () => {
    const label = (format: string) => `aria-label="Download the table “Areas” as ${format}"`;
    for (const format of ['Excel', 'CSV']) {
      expect(rendered(['Area'], 'Areas', true)).toContain(label(format));
      expect(rendered(['Area'])).not.toContain(label(format));
    }
  });

  it('says by which of its figures a column is sorted, and links to the others', () => {
    const sorted = heads([
      {
        sorts: [
          { label: 'Median', href: '?sort=median', sorted: null },
          { label: 'Share', href: '?sort=share', sorted: 'descending' },
        ],
        number: true,
      },
      { sorts: [{ label: 'Name', href: '?sort=name', sorted: null }] },
    ]);
    const [figures, name] = sorted!.split('</th>');
    expect(figures).toMatch(/^<th scope="col" [^>]*aria-sort="descending"/);
    expect(figures!.match(/href="[^"]*"/g)).toEqual(['href="?sort=median"', 'href="?sort=share"']);
    expect(name).not.toContain('aria-sort');
  });
});
