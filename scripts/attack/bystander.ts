import { spawn } from 'node:child_process';

const PROGRAM = `require('node:http').createServer((_, answer) => answer.end('ok'))
  .listen(0, '127.0.0.1', function () { console.log(this.address().port); })`;

/** Starts a server that does nothing but answer: it tells how late an answer is on this machine at this moment. */
export function startBystander(): Promise<{ readonly url: string; stop(): void }> {
  const child = spawn(process.execPath, ['-e', PROGRAM], { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.stdout.once('data', (port: Buffer) =>
      resolve({ url: `http://127.0.0.1:${Number(port)}`, stop: () => child.kill() }),
    );
  });
}
