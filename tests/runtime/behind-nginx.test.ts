import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request as plainRequest } from 'node:http';
import { request, type RequestOptions } from 'node:https';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, isBuildFresh } from '#lib/server/runtime/build.ts';
import { UPLOAD_LIMIT_BYTES } from '#lib/server/ingest/read/limits.ts';
import { PAGE_PATHS } from '../support/page-paths.ts';
import { runServer, temporaryFolder, type RunningServer } from '../support/run-server.ts';
import { copyOfReference } from '../support/templates.ts';
import { prepareAdmin, prepareInvited } from '../support/test-accounts.ts';

const SHIPPED = readFileSync('docs/nginx.conf', 'utf8');
const NAME = 'ispeed.example.vn';
const NOBODY = 65_534;

const missing = ['nginx', 'openssl'].filter(
  (program) => spawnSync(program, [program === 'nginx' ? '-v' : 'version']).error,
);
const TITLE =
  missing.length === 0 ? 'behind nginx' : `behind nginx (left out: no ${missing.join(', no ')} here)`;

const freePort = () =>
  new Promise<number>((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

function send(ask: typeof request, options: RequestOptions, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = ask({ host: '127.0.0.1', agent: false, ...options }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode!,
          text: Buffer.concat(parts).toString(),
          headers: answer.headers,
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** The configuration as it is shipped, on free ports and with a certificate of its own. */
function siteOf(folder: string, port: number, secure: number, plain: number): string {
  const replaced = [
    ['server 127.0.0.1:3000;', `server 127.0.0.1:${port};`],
    ['listen 80;', `listen 127.0.0.1:${plain};`],
    ['listen 443 ssl;', `listen 127.0.0.1:${secure} ssl;`],
    ['/etc/ssl/i-speed/fullchain.pem', join(folder, 'cert.pem')],
    ['/etc/ssl/i-speed/key.pem', join(folder, 'key.pem')],
  ] as const;
  return replaced.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, SHIPPED);
}

/** A part of nginx that asks people for a name and a password, and tells the program who they are. */
const signingSite = (folder: string, port: number): string => `server {
  listen 127.0.0.1:${port};
  auth_basic "i-Speed"; auth_basic_user_file ${join(folder, 'people')};
  location / {
    proxy_pass http://i_speed; proxy_http_version 1.1;
    proxy_set_header Connection ""; proxy_set_header Host $http_host; proxy_set_header X-Real-IP $remote_addr;
    proxy_set_header Authorization ""; proxy_set_header X-Remote-User $remote_user;
  }
}`;

/** Starts nginx as nobody in a folder of its own. */
function startNginx(folder: string, site: string): ChildProcess {
  const key = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')];
  const made = [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    '-subj',
    `/CN=${NAME}`,
    ...key,
  ];
  expect(spawnSync('openssl', made).status).toBe(0);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const paths = temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join(' ');
  writeFileSync(join(folder, 'site.conf'), site);
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; pid ${folder}/pid; error_log ${folder}/error.log; events {}
     http { access_log off; ${paths} include ${folder}/site.conf; }`,
  );
  const root = process.getuid?.() === 0;
  if (root) for (const name of ['', ...readdirSync(folder)]) chownSync(join(folder, name), NOBODY, NOBODY);
  const options = root ? { uid: NOBODY, gid: NOBODY } : {};
  return spawn(
    'nginx',
    ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')],
    options,
  );
}

it('takes in nginx whatever the program takes', () => {
  const [, gigabytes] = /client_max_body_size +(\d+)g;/.exec(SHIPPED)!;
  expect(Number(gigabytes) * 2 ** 30).toBeGreaterThanOrEqual(UPLOAD_LIMIT_BYTES);
});

describe.skipIf(missing.length > 0)(TITLE, () => {
  let server: RunningServer;
  /** Of an admin. */
  let session: string;
  let nginx: ChildProcess;
  let origin: string;
  let plainPort: number;
  let securePort: number;
  /** Where the proxy asks people who they are, and tells the program. */
  let signingPort: number;
  let signing: string;
  const host = () => new URL(origin).host;

  beforeAll(async () => {
    if (!isBuildFresh('.')) build('.');
    [securePort, plainPort] = [await freePort(), await freePort()];
    origin = `https://${NAME}:${securePort}`;
    const dataDir = temporaryFolder();
    await copyOfReference(dataDir);
    session = await prepareAdmin(dataDir);
    await prepareInvited(dataDir, 'lan');
    [signingPort] = [await freePort()];
    signing = `http://${NAME}:${signingPort}`;
    const env = {
      ...{ ORIGIN: `${origin}, ${signing}`, ADDRESS_HEADER: 'X-Real-IP' },
      ...{ USER_HEADER: 'X-Remote-User', PROXY_ADDRESSES: '127.0.0.1' },
    };
    server = await runServer({ dataDir, sample: false, env });
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, 'people'),
      ['lan', 'admin', 'other'].map((name) => `${name}:{PLAIN}x`).join('\n'),
    );
    const site = siteOf(folder, Number(new URL(server.url).port), securePort, plainPort);
    nginx = startNginx(folder, `${site}\n${signingSite(folder, signingPort)}`);
    const answers = () =>
      ask('/api/health').then(
        ({ status }) => status === 200,
        () => false,
      );
    for (let i = 0; i < 100 && !(await answers()); i++) await setTimeout(100);
  }, 300_000);
  afterAll(async () => {
    nginx?.kill('SIGTERM');
    await server?.stop();
  });

  const ask = (path: string, { headers = {}, ...options }: RequestOptions = {}, body?: string) =>
    send(
      request,
      {
        port: securePort,
        rejectUnauthorized: false,
        path,
        ...options,
        headers: { host: host(), cookie: `__Host-i-speed=${session}`, ...headers },
      },
      body,
    );
  const post = (path: string, body: string, headers: Record<string, string>) =>
    ask(path, { method: 'POST', headers: { origin, ...headers } }, body);
  const JSON_BODY = { 'content-type': 'application/json' };

  it('answers every page, from an address that begins with https', async () => {
    for (const path of PAGE_PATHS) {
      const { status, text } = await ask(path, { headers: { accept: 'text/html' } });
      const absent = ['/report/none', '/data/1', '/cases/1', '/packs/216', '/sign-in/invitation/none'];
      const leads = path === '/sign-in';
      const expected = absent.includes(path) ? 404 : leads ? 303 : 200;
      expect([path, status, text.includes('</html>')]).toEqual([path, expected, !leads]);
    }
    expect(String((await ask('/?lang=en')).headers['set-cookie'])).toContain('Secure');
  });

  it('leads from http to https', async () => {
    const { status, headers } = await send(plainRequest, {
      port: plainPort,
      path: '/gaps?x=1',
      headers: { host: NAME },
    });
    expect([status, headers.location]).toEqual([301, `https://${NAME}/gaps?x=1`]);
    const path = '/api/v1/batches';
    const program = await send(plainRequest, { port: plainPort, path, headers: { host: NAME } });
    expect([program.status, program.headers.location]).toEqual([403, undefined]);
  });

  it('lets a large file through, and its report', async () => {
    const rows = [
      'Ngày đo;Nhà mạng;Download Mbps;Huyện;Ghi chú',
      `13/06/2024;Viettel;38,5;Lục Nam;${'x'.repeat(3000)}`,
    ];
    const file = `${rows.join('\n')}\n${`${' '.repeat(3000)}\n`.repeat(1000)}`;
    const headers = { 'x-file-name': 'do.csv', 'content-type': 'application/octet-stream' };
    const { status, text } = await post('/api/v1/batches', file, headers);
    expect([status, text.includes('"accepted":1')]).toEqual([200, true]);
  });

  it('takes forms of its own pages, and none from elsewhere', async () => {
    const wanted = JSON.stringify({ month: '2024-07', units: ['y-te'], by: 'An' });
    const made = await post('/api/v1/tallies/links', wanted, JSON_BODY);
    const { links } = JSON.parse(made.text) as { links: readonly { path: string; url: string }[] };
    expect(links[0]!.url).toBe(`${origin}${links[0]!.path}`);
    const form = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
    const figures = 'installs=5&accesses=6&installsCumulative=5&accessesCumulative=6&note=&seen=0';
    const foreign = await post(links[0]!.path, figures, { ...form, origin: 'https://evil.example' });
    expect(foreign.status).toBe(403);
    expect((await post(links[0]!.path, figures, form)).status).toBe(200);
    const { rows } = JSON.parse((await ask('/api/v1/tallies?month=2024-07')).text) as {
      rows: readonly Record<string, unknown>[];
    };
    expect(rows.find((row) => row.unit_code === 'y-te')).toMatchObject({ installs: 5, origin: 'web' });
  });

  it('passes the addresses of clients, whatever they claim', async () => {
    const open = async (from: string, claimed: string) => {
      const headers = { 'x-real-ip': claimed, 'x-forwarded-for': claimed };
      return (await ask('/report/wrong', { localAddress: from, headers })).status;
    };
    const statuses = [];
    for (let i = 0; i < 70; i++) statuses.push(await open('127.0.0.9', `10.1.1.${i}`));
    expect([statuses[0], statuses.at(-1)]).toEqual([404, 429]);
    expect(await open('127.0.0.10', '127.0.0.9')).toBe(404);
  });

  it('takes a session by its name and password from the address that the proxy names', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', cookie: '' };
    const wrong = 'name=admin&password=wrong&code=&to=%2F';
    const statuses = [];
    for (let i = 0; i < 6; i++) statuses.push((await post('/sign-in?/enter', wrong, form)).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it('signs on whom the proxy asked who they are, and nobody who writes that header elsewhere', async () => {
    const at = (port: number, headers: Record<string, string>, more: RequestOptions = {}) =>
      send(plainRequest, {
        ...{ port, path: '/sign-in/sso?to=/gaps', ...more },
        headers: { host: new URL(signing).host, accept: 'text/html', ...headers },
      });
    const by = (name: string) => ({ authorization: `Basic ${Buffer.from(`${name}:x`).toString('base64')}` });
    const forged = { 'x-remote-user': 'lan' };
    const begun = await at(signingPort, { ...by('lan'), 'x-remote-user': 'admin' });
    expect([begun.status, begun.headers.location]).toEqual([303, '/gaps']);
    const [cookie] = String(begun.headers['set-cookie']).split(';');
    const gaps = { path: '/gaps' };
    expect((await at(signingPort, { ...by('lan'), cookie: cookie! }, gaps)).status).toBe(200);
    // Another person at the same browser, an administrator, somebody without an account.
    const statuses = [
      await at(signingPort, { ...by('other'), cookie: cookie! }, gaps),
      ...[
        await at(signingPort, by('admin')),
        await at(signingPort, by('other')),
        await at(signingPort, forged),
      ],
    ].map(({ status }) => status);
    expect(statuses).toEqual([303, 403, 403, 401]);
    // Past the proxy, from another address of this machine; and through the part of it that asks nobody.
    const port = Number(new URL(server.url).port);
    const direct = await at(port, forged, { localAddress: '127.0.0.2' });
    const past = await at(port, { ...forged, cookie: cookie! }, { localAddress: '127.0.0.2', ...gaps });
    const through = await ask('/sign-in/sso', { headers: { ...forged, accept: 'text/html', cookie: '' } });
    expect([direct.status, past.headers.location, through.status]).toEqual([403, '/sign-in?to=%2Fgaps', 403]);
    expect(through.text).toContain('Máy chủ trung gian không cho biết bạn là ai');
  });

  it('answers to no other name', async () => {
    const { status, text } = await ask('/api/health', { headers: { host: `evil.example:${securePort}` } });
    expect([status, (JSON.parse(text) as { code: string }).code]).toEqual([403, 'host_unknown']);
  });

  it('a server in open mode refuses what a proxy passes on', async () => {
    const open = await runServer({ sample: false });
    try {
      const { host: own } = new URL(open.url);
      const asked = (headers: Record<string, string>) =>
        send(plainRequest, {
          port: Number(new URL(open.url).port),
          path: '/data',
          headers: { host: own, ...headers },
        });
      expect((await asked({})).status).toBe(200);
      for (const header of [
        'x-forwarded-proto',
        'x-forwarded-for',
        'x-forwarded',
        'forwarded',
        'x-real-ip',
      ]) {
        const { status, text } = await asked({ [header]: '10.0.0.9' });
        expect([header, status, JSON.parse(text)]).toMatchObject([
          header,
          403,
          { code: 'proxied_in_open_mode' },
        ]);
      }
      expect((await asked({ host: 'ispeed.example.vn' })).status).toBe(403);
      nginx.kill('SIGTERM');
      await once(nginx, 'exit');
      const folder = temporaryFolder();
      const site = siteOf(folder, Number(new URL(open.url).port), securePort, plainPort);
      nginx = startNginx(folder, site.replace('$http_host', own));
      const through = () => ask('/data', { headers: { cookie: '' } }).catch(() => null);
      let answer = await through();
      for (let i = 0; i < 100 && answer === null; i++) {
        await setTimeout(100);
        answer = await through();
      }
      expect([answer?.status, answer?.text]).toEqual([403, expect.stringContaining('proxied_in_open_mode')]);
    } finally {
      await open.stop();
    }
  });
});
