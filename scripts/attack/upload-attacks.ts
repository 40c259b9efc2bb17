import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeWorkbook } from '#lib/server/workbook-file.ts';
import type { Attack } from './attack.ts';
import type { AttackClient } from './attack-client.ts';
import { zeros } from './text-attacks.ts';
import { broken, held } from './verdict.ts';

const MB = 1_000_000;
const IDLE_UPLOADS = 300;
/** Longer than the server waits for a stalled upload. */
const PATIENCE_MS = 45_000;
const CLIENTS = 12;
const SHEET_ROWS = 120_000;

/** Opens a request that says it will send a file, and sends ten bytes of it. */
function idleUpload(client: AttackClient, index: number): Promise<Socket> {
  const { hostname, port, origin } = new URL(client.url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(
        `POST /api/v1/previews?name=idle${index}.csv HTTP/1.1\r\nHost: ${hostname}:${port}\r\nOrigin: ${origin}\r\n` +
          'Content-Type: application/octet-stream\r\nContent-Length: 100000000\r\n\r\na,b,c,d,e\n',
      );
      resolve(socket);
    });
    socket.on('error', () => socket.destroy());
    socket.on('data', () => undefined);
  });
}

/** Uploads that stall, leave, or are too many. */
export const UPLOAD_ATTACKS: readonly Attack[] = [
  {
    name: `${IDLE_UPLOADS} idle uploads`,
    quick: false,
    prepare: () => async (client) => {
      const sockets = await Promise.all(
        Array.from({ length: IDLE_UPLOADS }, (_, i) => idleUpload(client, i)),
      );
      await sleep(1000);
      const open = sockets.filter((socket) => !socket.destroyed && !socket.readableEnded).length;
      await sleep(PATIENCE_MS);
      const late = sockets.filter((socket) => !socket.destroyed && !socket.readableEnded).length;
      for (const socket of sockets) socket.destroy();
      return late === 0
        ? held(`${open} open at first, none after ${PATIENCE_MS / 1000} s`)
        : broken(`${late} still open`);
    },
  },
  {
    name: `${CLIENTS} previews whose clients go`,
    quick: true,
    prepare: async () => {
      const header = ['Ngày đo', 'Nhà mạng', 'Download Mbps', 'Huyện'];
      const rows = Array.from({ length: SHEET_ROWS }, (_, i) => ['13/06/2024', 'Viettel', i, 'Lục Nam']);
      const bytes = Buffer.from(await writeWorkbook({ sheets: [{ name: 'Do', rows: [header, ...rows] }] }));
      return async (client) => {
        const leave = new AbortController();
        const asked = Array.from({ length: CLIENTS }, (_, i) =>
          client.call(`/api/v1/previews?name=${i}.xlsx`, {
            method: 'POST',
            headers: { 'content-type': 'application/octet-stream' },
            body: bytes,
            signal: leave.signal,
          }),
        );
        await sleep(1500);
        leave.abort();
        const answers = await Promise.all(asked);
        const served = answers.filter(({ status }) => status > 0).map(({ status }) => status);
        return served.some((status) => status >= 500 && status !== 503)
          ? broken(served.join())
          : held(`${CLIENTS} left`);
      };
    },
  },
  {
    name: '40 previews at once',
    quick: false,
    prepare: () => async (client) => {
      const answers = await Promise.all(
        Array.from({ length: 40 }, (_, i) => client.preview(`${i}.csv`, zeros(20 * MB, 'a,b\n'))),
      );
      const kinds = [...new Set(answers.map(({ status }) => status))].sort();
      return kinds.every((status) => [200, 413, 422, 503].includes(status))
        ? held(kinds.join(' '))
        : broken(kinds.join(' '));
    },
  },
];
