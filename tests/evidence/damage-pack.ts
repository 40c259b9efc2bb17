import { sign } from 'node:crypto';
import type { PackFinding } from '#lib/domain/packs/pack-check.ts';
import { placeholder, signFile } from '#lib/server/evidence/container/signature.ts';
import { readZip, writeZip } from '#lib/server/evidence/container/zip.ts';
import { COMMENT_BYTES } from '#lib/server/evidence/container/signature.ts';
import { sha256 } from '#lib/server/evidence/parts/manifest.ts';
import type { Part } from '#lib/server/evidence/parts/part.ts';
import type { Random } from '#lib/server/simulation/random.ts';
import { testKey } from './evidence-world.ts';

/** A pack that somebody changed, and where a check must say so. */
export interface DamagedPack {
  readonly file: Buffer;
  readonly what: string;
  /** Some finding must name this part; null where none can be blamed: the archive's own bytes. */
  readonly part: string | null;
  /** And this item of it. */
  readonly item?: string;
}

/** In which ways packs are damaged, in turn. */
export const DAMAGES = [
  'a bit anywhere',
  'the signature',
  'the end cut off',
  'a byte of a part',
  'a speed',
  'a device',
  'a row taken out',
  'a digit of a figure',
  'a digit of a table',
  'a digit of another way of counting',
  'a rule',
  'the manifest',
  'a part taken out',
] as const;

/** In which ways packs with gap areas are damaged beside those. */
export const GAP_DAMAGES = [
  'a digit of a gap',
  'a digit of the table of gaps',
  'a window compared',
  'the pooled spread',
  'a device of a re-test',
  'a cell of a gap',
] as const;
type Damage = (typeof DAMAGES)[number] | (typeof GAP_DAMAGES)[number];

/** Do findings say where a pack was damaged? */
export const isNamed = ({ part, item }: DamagedPack, findings: readonly PackFinding[]): boolean =>
  findings.some(
    (found) => (part === null || found.part === part) && (item === undefined || found.item === item),
  );

const LIMITS = { mostParts: 40, mostBytes: 100_000_000 };
const FORGER = testKey(9);

/** Packs damaged in turn in every way of `DAMAGES`: by accident, and by people who know how packs are made. */
export class Damager {
  readonly #pack: Buffer;
  readonly #parts: readonly Part[];
  readonly #date: Date;
  readonly #random: Random;

  constructor(pack: Buffer, random: Random) {
    this.#pack = pack;
    this.#parts = readZip(pack, COMMENT_BYTES, LIMITS).map(({ name, bytes }) => ({ name, bytes: bytes! }));
    const scope = JSON.parse(this.#part('scope.json')) as { changedAt: string };
    this.#date = new Date(scope.changedAt);
    this.#random = random;
  }

  /** A pack damaged in this way. */
  damage(way: Damage): Promise<DamagedPack> {
    const kinds: Record<Damage, () => DamagedPack | Promise<DamagedPack>> = {
      'a bit anywhere': () => this.#byte(),
      'the signature': () => this.#signature(),
      'the end cut off': () => this.#cut(),
      'a byte of a part': () => this.#bytesOfPart(),
      'a speed': () => this.#cell('rows.csv', 'download_kbps'),
      'a device': () => this.#cell('rows.csv', 'cluster'),
      'a row taken out': () => this.#rowGone(),
      'a digit of a figure': () => this.#digit('figures.json'),
      'a digit of a table': () => this.#digit('figures.csv'),
      'a digit of another way of counting': () => this.#digit('sensitivity.json'),
      'a rule': () => this.#rule(),
      'the manifest': () => this.#manifest(),
      'a part taken out': () => this.#missing(),
      'a digit of a gap': () => this.#digit('gaps.json'),
      'a digit of the table of gaps': () => this.#digit('gaps.csv'),
      'a window compared': () => this.#digit('gap-selection.json', /(?<="votes": )\d+/g),
      'the pooled spread': () => this.#digit('gap-selection.json', /(?<=^\s+0\.)\d{3,}/gm),
      'a device of a re-test': () => this.#ofScope('"chose": [', /[0-9a-f]{16}/),
      'a cell of a gap': () => this.#ofScope('"cells": [', /88[0-9a-f]{13}/),
    };
    return Promise.resolve(kinds[way]());
  }

  #part(name: string): string {
    return this.#parts.find((part) => part.name === name)!.bytes.toString('utf8');
  }

  /** One byte anywhere. */
  #byte(): DamagedPack {
    const file = Buffer.from(this.#pack);
    const at = this.#random.integer(file.length);
    file[at]! ^= 1 << this.#random.integer(8);
    return { file, what: `byte ${at}`, part: null };
  }

  #signature(): DamagedPack {
    const file = Buffer.from(this.#pack);
    const at = file.length - 1 - this.#random.integer(88);
    file[at] = file[at] === 65 ? 66 : 65;
    return { file, what: `signature at ${at}`, part: null };
  }

  #cut(): DamagedPack {
    const bytes = 1 + this.#random.integer(200);
    return {
      file: this.#pack.subarray(0, this.#pack.length - bytes),
      what: `${bytes} bytes cut`,
      part: null,
    };
  }

  /** A part changed, whose hash nobody wrote anew. */
  async #bytesOfPart(): Promise<DamagedPack> {
    const { name, bytes } = this.#parts[this.#random.integer(this.#parts.length)]!;
    const changed = Buffer.from(bytes);
    changed[this.#random.integer(changed.length)]! ^= 1;
    return { file: await this.#forged({ [name]: changed }, false), what: `a byte of ${name}`, part: name };
  }

  /** A cell of a row, with everything signed anew by another key. */
  async #cell(name: string, column: string): Promise<DamagedPack> {
    const lines = this.#part(name).split('\r\n');
    const at = 1 + this.#random.integer(lines.length - 2);
    const cells = lines[at]!.split(',');
    const column_ = lines[0]!.split(',').indexOf(column);
    cells[column_] = column === 'cluster' ? '0123456789abcdef' : String(Number(cells[column_]) + 1);
    lines[at] = cells.join(',');
    const text = Buffer.from(lines.join('\r\n'));
    return {
      file: await this.#forged({ [name]: text }),
      what: `row ${at}`,
      part: 'rows.parquet',
      item: `${at}`,
    };
  }

  async #rowGone(): Promise<DamagedPack> {
    const lines = this.#part('rows.csv').split('\r\n');
    const at = 1 + this.#random.integer(lines.length - 2);
    lines.splice(at, 1);
    return {
      file: await this.#forged({ 'rows.csv': Buffer.from(lines.join('\r\n')) }),
      what: `no row ${at}`,
      part: 'rows.csv',
    };
  }

  /** A name in scope.json after these words, taken for another. */
  async #ofScope(before: string, name: RegExp): Promise<DamagedPack> {
    const text = this.#part('scope.json');
    const at = text.indexOf(before, text.search(new RegExp(`${before.replace('[', '\\[')}\\s+"`)));
    const [found] = name.exec(text.slice(at))!;
    const changed = text.replaceAll(
      found,
      `${found.slice(0, 8)}${found[8] === '1' ? '2' : '1'}${found.slice(9)}`,
    );
    return {
      file: await this.#forged({ 'scope.json': Buffer.from(changed) }),
      what: `${found} in scope.json`,
      part: before.includes('cells') ? 'scope.json' : 'gaps.json',
    };
  }

  /** The last digit of a number of a figure. */
  async #digit(name: string, which = /(?<=[":, ])\d{3,}\.?\d*(?=[,\r\n])/g): Promise<DamagedPack> {
    const text = this.#part(name);
    const numbers = [...text.matchAll(which)];
    const found = numbers[this.#random.integer(numbers.length)]!;
    const [number, at] = [found[0], found.index];
    const digit = number.length - 1;
    const other = (Number(number[digit]) + 1 + this.#random.integer(8)) % 10;
    const changed = `${text.slice(0, at + digit)}${other}${text.slice(at + digit + 1)}`;
    return {
      file: await this.#forged({ [name]: Buffer.from(changed) }),
      what: `${number} in ${name}`,
      part: name,
    };
  }

  async #rule(): Promise<DamagedPack> {
    const name = ['rules.json', 'standards.json'][this.#random.integer(2)]!;
    const text = this.#part(name);
    const changed =
      name === 'rules.json'
        ? text.replace('"code": "latency_zero",', '"code": "latency_null",')
        : text.replace(/"limit": (\d+)/, (_, limit: string) => `"limit": ${Number(limit) + 1}`);
    return {
      file: await this.#forged({ [name]: Buffer.from(changed) }),
      what: `a rule of ${name}`,
      part: name,
    };
  }

  async #manifest(): Promise<DamagedPack> {
    const text = this.#part('manifest-sha256.txt');
    const at = this.#random.integer(64);
    const changed = Buffer.from(text);
    changed[at] = changed[at] === 48 ? 49 : 48;
    return {
      file: await this.#archive(this.#with({ 'manifest-sha256.txt': changed })),
      what: `digit ${at} of the manifest`,
      part: 'manifest-sha256.txt.sig',
    };
  }

  async #missing(): Promise<DamagedPack> {
    const { name } = this.#parts[this.#random.integer(this.#parts.length)]!;
    const parts = this.#parts.filter((part) => part.name !== name);
    return { file: await this.#archive(parts), what: `no ${name}`, part: name };
  }

  #with(changed: Readonly<Record<string, Buffer>>): readonly Part[] {
    return this.#parts.map(({ name, bytes }) => ({ name, bytes: changed[name] ?? bytes }));
  }

  /** Some parts changed, and signed anew by somebody else; `listed`: the manifest's hashes as well. */
  #forged(changed: Readonly<Record<string, Buffer>>, listed = true): Promise<Buffer> {
    if (!listed) return this.#archive(this.#with(changed));
    const parts = this.#with(changed);
    const named = parts.filter(({ name }) => !name.startsWith('manifest-'));
    const manifest = Buffer.from(named.map(({ name, bytes }) => `${sha256(bytes)}  ${name}\n`).join(''));
    const own = { 'manifest-sha256.txt': manifest, 'manifest-sha256.txt.sig': sign(null, manifest, FORGER) };
    return this.#archive(this.#with({ ...changed, ...own }));
  }

  async #archive(parts: readonly Part[]): Promise<Buffer> {
    return signFile(await writeZip(parts, this.#date, Buffer.from(placeholder(FORGER))), FORGER);
  }
}
