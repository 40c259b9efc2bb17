import { expect, it } from 'vitest';
import { frameParts, framesIn } from '#lib/server/workbench/child/frames.ts';

const frame = (content: string) => Buffer.concat(frameParts(Buffer.from(content)));

const CONTENTS = ['', 'một', 'x'.repeat(70_000), '', '{}'];

async function read(bytes: Buffer, step: number): Promise<string[]> {
  const pieces = (async function* () {
    for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
  })();
  const found: string[] = [];
  for await (const content of framesIn(pieces)) found.push(content.toString());
  return found;
}

it.each([1, 3, 4, 5, 1000, 1_000_000])('frames come whole out of pieces of %d bytes', async (step) => {
  const bytes = Buffer.concat(CONTENTS.map(frame));
  expect(await read(bytes, step)).toEqual(CONTENTS);
});

it('a frame that says it is longer than any is refused before it has come', async () => {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(2 ** 32 - 1);
  await expect(read(Buffer.concat([frame('a'), head]), 3)).rejects.toThrow(RangeError);
});
