import { readdirSync } from 'node:fs';

/** What stands for the parts of addresses that are parameters: an area, a unit, a file, and a link nobody has. */
const EXAMPLES: Readonly<Record<string, string>> = {
  ...{ edition: '2024', level: 'district', code: '216', unit: 'y-te', batch: '1', token: 'none', id: '1' },
  setting: 'standards',
};

/** An address of every page there is, from the files of the routes. */
export const PAGE_PATHS: readonly string[] = readdirSync('src/routes', { recursive: true, encoding: 'utf8' })
  .filter((file) => /(?:^|\/)\+page\.svelte$/.test(file))
  .map((file) => `/${file.replace(/\/?\+page\.svelte$/, '')}`)
  .map((path) => path.replaceAll(/\[(\w+)\]/g, (_, name: string) => EXAMPLES[name]!))
  .sort();
