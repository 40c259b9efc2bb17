import { runServer, type RunningServer } from '../../tests/support/run-server.ts';

/** A fault that is tried, and what came of it. */
export interface Outcome {
  readonly fault: string;
  readonly held: boolean;
  /** Rows that were answered as loaded and are gone. */
  readonly rowsLost: number;
  readonly note: string;
}

/** A test file of measurements, different for each number. */
export function fileOf(number: number, rows: number): string {
  const lines = Array.from({ length: rows }, (_, i) => {
    const time = new Date(Date.UTC(2024, 5, 13) + ((i * 7919 + number * 104_729) % 2_500_000) * 1000);
    const [day, clock] = time.toISOString().slice(0, 19).split('T') as [string, string];
    return `${day} ${clock};Viettel;4G;${1 + ((i * 31 + number) % 90)},${i % 10};${i % 50};20;106,2;21,3;m${number}-${i}`;
  });
  const header =
    'Thời gian đo;Nhà mạng;Công nghệ;Tốc độ tải xuống (Mbps);Tốc độ tải lên (Mbps);Ping (ms);Kinh độ;Vĩ độ;Mã thiết bị';
  return [header, ...lines, ''].join('\n');
}

/** Sends a change as one of the server's own pages does. */
export function send(
  { url }: RunningServer,
  method: 'POST' | 'DELETE',
  path: string,
  body: string | null = null,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(new URL(path, url), {
    ...{ method, body },
    headers: { origin: url, 'content-type': 'application/json', ...headers },
  });
}

/** Sends a file to be loaded; resolves with the last lines of the answer. */
export async function sendFile(server: RunningServer, name: string, content: string): Promise<string> {
  const headers = { 'x-file-name': name, 'content-type': 'application/octet-stream' };
  return (await send(server, 'POST', '/api/v1/batches?by=chaos', content, headers)).text();
}

export const read = async <T>({ url }: RunningServer, path: string): Promise<T> =>
  (await (await fetch(new URL(path, url))).json()) as T;

/** What the server's longer look finds, apart from backups and the disk, which these faults are not about. */
export async function problemsOf(server: RunningServer): Promise<string[]> {
  const { deep } = await read<{ deep?: { problems: string[] } }>(server, '/api/health?deep=1');
  const others = ['no_backup', 'backup_old', 'disk_low'];
  return deep ? deep.problems.filter((problem) => !others.includes(problem)) : ['health'];
}

/** Kills a server at once and waits until it is gone. */
export async function kill(server: RunningServer): Promise<void> {
  const gone = new Promise((resolve) => server.process.once('exit', resolve));
  server.process.kill('SIGKILL');
  await gone;
}

export const start = (dataDir: string): Promise<RunningServer> => runServer({ dataDir, sample: false });
