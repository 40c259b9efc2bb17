import { forPage } from '#lib/server/http.ts';
import { readInstallation } from '#lib/server/watch/installation.ts';
import { softwareOf } from '#lib/server/watch/software-files.ts';
import type { PageServerLoad } from './$types';

/** How the running installation is, and what it is made of. */
export const load: PageServerLoad = ({ locals: { warehouse, accounts, setup, locale }, setHeaders }) =>
  forPage(locale, async () => {
    setHeaders({ 'cache-control': 'no-store' });
    return { installation: await readInstallation(warehouse, accounts), software: softwareOf(setup.root) };
  });
