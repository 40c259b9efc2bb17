import { afterAll, beforeAll } from 'vitest';
import { closeServers, openServers } from './pages/servers.ts';
// One run of two servers and a browser for all of these, in this order: the looks while nothing was changed on the server; the
// first account last, since that server is open to nobody else from then on.
import './pages/looks.ts';
import './pages/every-page.ts';
import './pages/done-on-page.ts';
import './pages/queries.ts';
import './pages/screens.ts';
import './pages/address.ts';
import './pages/map-and-table.ts';
import './pages/crossfilter.ts';
import './pages/dropped-files.ts';
import './pages/notes.ts';
import './pages/first-account.ts';

beforeAll(openServers, 300_000);
afterAll(closeServers);
