import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, isBuildFresh } from '#lib/server/runtime/build.ts';
import { PAGE_PATHS } from '../support/page-paths.ts';
import { runServer, temporaryFolder, type RunningServer } from '../support/run-server.ts';
import { copyOfReference } from '../support/templates.ts';
import { prepareAdmin } from '../support/test-accounts.ts';

const ORIGIN = 'https://ispeed.example.vn, http://10.9.8.7:8080';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

let named: RunningServer;
let open: RunningServer;
/** Sessions of an admin on each, as the header in which a browser sends its cookies. */
let namedSession: string;
let openSession: string;
beforeAll(async () => {
  if (!isBuildFresh('.')) build('.');
  [namedSession, named] = await serverWithAdmin({ ORIGIN });
  [openSession, open] = await serverWithAdmin({ HOST: '0.0.0.0' });
}, 300_000);

/** For other machines than this one a server needs somebody who administers it. */
async function serverWithAdmin(env: Record<string, string>) {
  const dataDir = temporaryFolder();
  await copyOfReference(dataDir);
  const session = await prepareAdmin(dataDir);
  return [session, await runServer({ dataDir, sample: false, env })] as const;
}

const secureCookie = () => `__Host-i-speed=${namedSession}`;
const plainCookie = (session: string) => `i-speed-session=${session}`;
afterAll(() => Promise.all([named?.stop(), open?.stop()]));

interface Asked {
  readonly method?: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly cookies: string;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: number;
}

/** Asks with headers as they stand, `host` included. */
function ask(server: RunningServer, path: string, { method = 'GET', headers }: Asked) {
  return new Promise<Answer>((resolve, reject) => {
    const sent = request(new URL(path, server.url), { method, headers, agent: false }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode!,
          text: Buffer.concat(parts).toString(),
          headers: answer.headers,
          bytes: answer.rawHeaders.join('\r\n').length,
          cookies: String(answer.headers['set-cookie']),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(method === 'POST' ? 'installs=1' : undefined);
  });
}

function command(script: string, ...args: readonly string[]) {
  const env = { ...process.env, DATA_DIR: named.dataDir };
  return spawnSync(process.execPath, ['--import', 'tsx', script, ...args], { env, encoding: 'utf8' });
}

describe('a server with addresses of its own', () => {
  it('says where it listens and what it answers to', () => {
    expect(named.output()).toContain('https://ispeed.example.vn, http://10.9.8.7:8080 (biến ORIGIN)');
  });

  it('answers under each of them, and under no other, not even its own port’s', async () => {
    for (const host of ['ispeed.example.vn', '10.9.8.7:8080']) {
      expect((await ask(named, '/api/health', { headers: { host } })).status).toBe(200);
    }
    for (const host of ['evil.example', new URL(named.url).host]) {
      const { status, text } = await ask(named, '/data', { headers: { host, accept: 'text/html' } });
      expect([status, text.includes('<h1>'), text.includes('ORIGIN')]).toEqual([403, true, true]);
    }
  });

  it('keeps idle connections longer than a proxy does, so that none is closed beneath a request', async () => {
    const { headers } = await fetch(new URL('/api/health', open.url));
    expect(headers.get('keep-alive')).toBe('timeout=75');
  });

  it('gives files of its build to nobody who asks another host', async () => {
    const headers = { host: '10.9.8.7:8080', accept: 'text/html' };
    const { text } = await ask(named, '/sign-in', { headers });
    const [file] = /\/_app\/immutable\/[\w./-]+\.js/.exec(text)!;
    for (const [host, status] of [
      ['10.9.8.7:8080', 200],
      ['evil.example', 403],
    ] as const) {
      for (const path of [file, '/_app/version.json', `/%5f${file.slice(2)}`]) {
        const answer = await ask(named, path, { headers: { host } });
        if (path === file || host === 'evil.example') expect([path, answer.status]).toEqual([path, status]);
      }
    }
    const api = await ask(named, '/api/v1/batches', {
      headers: { host: 'evil.example', accept: 'text/html' },
    });
    expect(JSON.parse(api.text)).toMatchObject({ code: 'host_unknown' });
  });

  it('takes the scheme from the address asked, not from what a client claims', async () => {
    const cookie = async (host: string) =>
      (await ask(named, '/sign-in?lang=en', { headers: { host, 'x-forwarded-proto': 'gopher:' } })).cookies;
    expect(await cookie('ispeed.example.vn')).toContain('Secure');
    expect(await cookie('10.9.8.7:8080')).not.toContain('Secure');
  });

  it('refuses forms from elsewhere with its own sentence, and takes those of its pages', async () => {
    const host = 'ispeed.example.vn';
    for (const origin of ['https://evil.example', 'http://ispeed.example.vn', 'null']) {
      const headers = { ...FORM, host, origin, accept: 'text/html' };
      const { status, text } = await ask(named, '/report/none', { method: 'POST', headers });
      expect([status, text.includes(origin), text.includes('ORIGIN')]).toEqual([403, true, true]);
    }
    const headers = { ...FORM, host, origin: 'https://ispeed.example.vn' };
    expect((await ask(named, '/report/none', { method: 'POST', headers })).text).not.toContain('ORIGIN');
  });

  it('is asked and changed by the commands beside it', async () => {
    const file = join(named.dataDir, 'do.csv');
    writeFileSync(file, 'Ngày đo;Nhà mạng;Download Mbps;Huyện\n13/06/2024;Viettel;38,5;Lục Nam\n');
    expect(command('scripts/ingest.ts', file).stdout).toContain('1 nhận');
    const { status, stdout } = command(
      'scripts/statistics.ts',
      'areas',
      '--format',
      'csv',
      '--period',
      'month:2024-06',
    );
    expect([status, stdout.split(',')[0]]).toEqual([0, 'unit_code']);
    const headers = { host: 'ispeed.example.vn', cookie: secureCookie() };
    expect(JSON.parse((await ask(named, '/api/v1/batches', { headers })).text)).toHaveLength(1);
  });
});

describe('without a session', () => {
  const host = 'ispeed.example.vn';
  const page = (path: string, more: Record<string, string> = {}) =>
    ask(named, path, { headers: { host, accept: 'text/html', ...more } });

  it('a page leads to signing in and back, the API says so with 401, and nothing tells what there is', async () => {
    const { status, headers } = await page('/cases/3?period=month:2024-06');
    const to = encodeURIComponent('/cases/3?period=month:2024-06');
    expect([status, headers.location]).toEqual([303, `/sign-in?to=${to}`]);
    for (const path of ['/api/v1/batches', '/api/v1/no-such', '/api/v1/cases/1']) {
      const { text, ...answer } = await page(path);
      expect([path, answer.status, JSON.parse(text)]).toMatchObject([path, 401, { code: 'sign_in_needed' }]);
    }
    expect((await page('/no-such')).headers.location).toBe('/sign-in?to=%2Fno-such');
    const data = await page('/data/__data.json?x-sveltekit-invalidated=11');
    expect(JSON.parse(data.text)).toEqual({ type: 'redirect', location: '/sign-in?to=%2Fdata' });
  });

  it('the frame of a public page tells nothing of the figures', async () => {
    const { text } = await page('/verify');
    expect(text).not.toContain('Viettel');
    expect(text).not.toMatch(/measurements:[1-9]/);
    expect((await page('/data', { cookie: secureCookie() })).text).toContain('Viettel');
  });

  it('a session of the secure address is none at another, nor under the name of the other’s cookie', async () => {
    const batches = async (to: string, cookie: string) =>
      (await ask(named, '/api/v1/batches', { headers: { host: to, cookie } })).status;
    expect(await batches(host, secureCookie())).toBe(200);
    expect(await batches('10.9.8.7:8080', secureCookie())).toBe(401);
    expect(await batches(host, plainCookie(namedSession))).toBe(401);
  });

  it('a command is known by the secret of this run, which its owner alone can read', async () => {
    const file = join(named.dataDir, 'secret', 'command-token');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const by = async (token: string) =>
      (await ask(named, '/api/v1/batches', { headers: { host, authorization: `Bearer ${token}` } })).status;
    expect(await by(readFileSync(file, 'utf8'))).toBe(200);
    expect(await by(readFileSync(join(open.dataDir, 'secret', 'command-token'), 'utf8'))).toBe(401);
  });

  it('the file of accounts is its owner’s alone', () => {
    const folder = join(named.dataDir, 'accounts');
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  });

  it('what somebody saw is not kept by the browser', async () => {
    expect((await page('/data', { cookie: secureCookie() })).headers['cache-control']).toContain('no-store');
  });
});

describe('a server for other machines', () => {
  it('does not start before somebody administers it, and says how to begin', async () => {
    const env = { ...process.env, DATA_DIR: temporaryFolder(), HOST: '0.0.0.0', PORT: '0', SAMPLE: 'off' };
    const args = ['--import', 'tsx', 'scripts/start.ts'];
    const { status, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
    expect([status, stderr]).toEqual([1, expect.stringContaining('npm run users -- first-admin')]);
    expect(stderr).not.toMatch(/^ +at /m);
  });
});

describe('headers', () => {
  const MOST_BYTES = 2000;
  it('of every page are small enough for any proxy', async () => {
    const host = new URL(open.url).host.replace('127.0.0.1', 'localhost');
    const headers = { host, accept: 'text/html', cookie: plainCookie(openSession) };
    for (const path of PAGE_PATHS) {
      const { bytes } = await ask(open, path, { headers });
      expect([path, bytes > 200, bytes < MOST_BYTES]).toEqual([path, true, true]);
    }
  });

  it('ask nginx not to hold back what comes line by line', async () => {
    const { origin, host } = new URL(open.url);
    const file = { 'x-file-name': 'do.csv', 'content-type': 'application/octet-stream' };
    const headers = { host, origin, ...file, cookie: plainCookie(openSession) };
    const answer = await ask(open, '/api/v1/batches', { method: 'POST', headers });
    expect(answer.headers['x-accel-buffering']).toBe('no');
    expect(
      (await ask(open, '/api/health', { headers: { host } })).headers['x-accel-buffering'],
    ).toBeUndefined();
  });
});

describe('a server for other machines without ORIGIN', () => {
  it('says which addresses it answers to, and how to name others', async () => {
    const { port } = new URL(open.url);
    expect(open.output()).toContain(
      `Chưa đặt biến ORIGIN: máy chủ chỉ nhận yêu cầu gửi tới http://localhost:${port}, `,
    );
    expect(open.output()).toContain(
      `ORIGIN is not set: the server answers only to http://localhost:${port}, `,
    );
    const status = async (host: string) => (await ask(open, '/api/health', { headers: { host } })).status;
    expect([await status(`localhost:${port}`), await status(`ispeed.example.vn:${port}`)]).toEqual([
      200, 403,
    ]);
  });
});
