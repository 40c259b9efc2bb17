import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runServer, type RunningServer } from '../../tests/support/run-server.ts';
import type { Attack, AttackResult, Toll } from './attack.ts';
import { AttackClient } from './attack-client.ts';
import { startBystander } from './bystander.ts';
import { ServerWatch } from './server-watch.ts';
import { broken, type Verdict } from './verdict.ts';

/** Most that health may be late beside a server that nobody attacks, and most memory of the server and of its children. */
export const LIMITS = { healthMs: 1000, bytes: 1_500_000_000 };

const FIRST_FILE = [
  'Thời gian đo;Nhà mạng;Công nghệ;Tốc độ tải xuống (Mbps);Kinh độ;Vĩ độ;Mã thiết bị',
  ...Array.from({ length: 300 }, (_, i) => {
    const two = (value: number) => String(value).padStart(2, '0');
    return `${two(1 + (i % 28))}/06/2024 08:${two(i % 60)}:10;Viettel;4G;${10 + (i % 70)};106.${400 + (i % 90)};21.${300 + (i % 60)};d${i % 40}`;
  }),
  '',
].join('\n');

/** Carries attacks out on a server of its own, one after another, and measures each. A server that died is started again. */
export async function runAttacks(
  attacks: readonly Attack[],
  onResult: (result: AttackResult) => void,
): Promise<AttackResult[]> {
  const temporary = mkdtempSync(join(tmpdir(), 'i-speed-attack-'));
  const dataDir = join(temporary, 'data');
  const work = join(temporary, 'tmp');
  const results: AttackResult[] = [];
  let server: RunningServer | null = null;
  const bystander = await startBystander();
  try {
    for (const attack of attacks) {
      const strike = await attack.prepare();
      if (server === null || server.process.exitCode !== null || server.process.signalCode !== null) {
        server = await startServer(dataDir, work);
      }
      const client = new AttackClient(server.url);
      const watch = new ServerWatch(server, work, bystander.url);
      const verdict = await strike(client).catch((error: unknown) => broken(String(error)));
      const toll = await watch.end();
      const result = { name: attack.name, ...judged(attack, verdict, toll, server), ...toll };
      results.push(result);
      onResult(result);
    }
  } finally {
    bystander.stop();
    if (server?.process.exitCode === null) await server.stop();
    rmSync(temporary, { recursive: true, force: true });
  }
  return results;
}

async function startServer(dataDir: string, temporary: string): Promise<RunningServer> {
  mkdirSync(temporary, { recursive: true });
  const server = await runServer({ dataDir, sample: false, env: { TMPDIR: temporary } });
  await new AttackClient(server.url).load('first.csv', Buffer.from(FIRST_FILE));
  return server;
}

/** A verdict, and whether the limits were kept. */
function judged(
  { mostGrowth = Infinity }: Attack,
  verdict: Verdict,
  toll: Toll,
  { process }: RunningServer,
): Verdict {
  const passed = [
    ...(verdict.held ? [] : [verdict.detail]),
    ...(process.exitCode !== null || process.signalCode !== null ? ['the server died'] : []),
    ...(toll.healthMs > LIMITS.healthMs + toll.bystanderMs ? ['health came late'] : []),
    ...(Math.max(toll.serverBytes, toll.childBytes) > LIMITS.bytes ? ['too much memory'] : []),
    ...(toll.grownBytes > mostGrowth ? [`the server grew by ${toll.grownBytes} bytes`] : []),
    ...(toll.left.length > 0 ? [`left: ${toll.left.slice(0, 5).join(', ')}`] : []),
  ];
  return passed.length === 0 ? verdict : broken(passed.join('; '));
}
