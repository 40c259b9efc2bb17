import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A request that some file of the routes answers. */
export interface RouteOfFile {
  readonly method: string;
  /** As the files name it: `/areas/[edition]/[level]/[code]`. */
  readonly route: string;
  readonly search: string;
}

/** Every method of every route and every form, from the files there are. */
export const ROUTES: readonly RouteOfFile[] = readdirSync('src/routes', {
  recursive: true,
  encoding: 'utf8',
}).flatMap((file) => {
  const [, folder, kind] = /^(.*?)\/?\+(server\.ts|page\.server\.ts|page\.svelte)$/.exec(file) ?? [];
  if (folder === undefined) return [];
  const route = `/${folder}`;
  const source = readFileSync(join('src/routes', file), 'utf8');
  const methods = [...source.matchAll(/^export const (GET|POST|PUT|PATCH|DELETE)\b/gm)];
  if (kind === 'server.ts') return methods.map(([, method]) => ({ method: method!, route, search: '' }));
  if (kind === 'page.svelte') return [{ method: 'GET', route, search: '' }];
  const forms = /^export const actions\b[\s\S]*?^\};/m.exec(source)?.[0] ?? '';
  return [...forms.matchAll(/^ {2}(?:async )?(\w+)\b/gm)].map(([, name]) => ({
    ...{ method: 'POST', route, search: name === 'default' ? '' : `?/${name}` },
  }));
});
