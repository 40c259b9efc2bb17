import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openOnDisk } from '../ingest/disk-warehouse.ts';
import { exported, load } from '../ingest/support.ts';

const PHONES = Array.from({ length: 3000 }, (_, i) => `0912${String(345_000 + i)}`);
const row = (phone: string, i: number) =>
  `${1 + (i % 28)}/06/2024 08:00:01;Viettel;4G;${20 + (i % 60)};11;20;106,2;21,3;${phone}`;
const half = (hex: string) => [hex.slice(0, 16), hex.slice(16, 32)];
/** The 64 bits of a digest in either order of bytes and either half, as the warehouse writes numbers. */
const numbers = (hex: string) =>
  half(hex).flatMap((part) => [
    BigInt(`0x${part}`),
    BigInt(`0x${Buffer.from(part, 'hex').reverse().toString('hex')}`),
  ]);

describe('hashes of telephone numbers as device ids', () => {
  it('follow from the secret, and from nothing that can be tried without it', async () => {
    const warehouse = await openOnDisk();
    await load(warehouse, 'a.csv', exported(...PHONES.map(row)));
    await warehouse.settled();
    const stored = await warehouse.db.query<{ hash: string }, Record<never, never>>(
      { text: 'select device_hash::varchar as hash from measurement' },
      {},
    );
    const hashes = new Set(stored.map(({ hash }) => hash));
    expect(hashes.size).toBe(PHONES.length);
    const hits = (digestsOf: (phone: string) => string[]) =>
      PHONES.flatMap(digestsOf)
        .flatMap(numbers)
        .filter((number) => hashes.has(String(number))).length;
    const secret = warehouse.deviceSecret.secret!;
    const md5 = (text: string) => createHash('md5').update(text).digest('hex');
    expect(hits((phone) => [md5(secret + phone)])).toBe(PHONES.length);
    const spelled = (phone: string) => [phone, phone.slice(1), `84${phone.slice(1)}`, `+84${phone.slice(1)}`];
    const guesses = ['', '0', 'i-speed', 'secret', '0'.repeat(32), secret.slice(0, 16), secret.toUpperCase()];
    expect(
      hits((phone) =>
        spelled(phone).flatMap((text) => [
          ...['md5', 'sha1', 'sha256', 'sha512'].map((name) => createHash(name).update(text).digest('hex')),
          ...guesses.flatMap((key) => [
            md5(key + text),
            createHmac('md5', key).update(text).digest('hex'),
            createHmac('sha256', key).update(text).digest('hex'),
          ]),
        ]),
      ),
    ).toBe(0);
  });
});
