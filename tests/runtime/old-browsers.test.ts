import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'acorn';
import { beforeAll, describe, expect, it } from 'vitest';
import { build, isBuildFresh } from '#lib/server/runtime/build.ts';

const CLIENT = 'build/client/_app/immutable';

interface Feature {
  readonly name: string;
  /** The first Chrome that has it, by MDN's browser-compat-data. */
  readonly since: number;
  readonly written: RegExp;
  /** Why a use is no harm in Chrome 109, and how many files have one. */
  readonly harmless?: { readonly why: string; readonly files: number };
}

const method = (name: string, since: number): Feature => ({
  name,
  since,
  written: new RegExp(`\\.${name}\\b`),
});
const SET_METHODS = [
  'union',
  'intersection',
  'symmetricDifference',
  'isSubsetOf',
  'isSupersetOf',
  'isDisjointFrom',
];

/** What scripts may use and Chrome 109 lacks: by name, as minifiers keep the names of what is built in. */
const SCRIPT_FEATURES: readonly Feature[] = [
  ...['toReversed', 'toSorted', 'toSpliced'].map((name) => method(name, 110)),
  { name: 'Array.prototype.with', since: 110, written: /\.with\(/ },
  { name: 'Array.fromAsync', since: 121, written: /\bArray\.fromAsync\b/ },
  { name: 'Object.groupBy, Map.groupBy', since: 117, written: /\b(?:Object|Map)\.groupBy\b/ },
  method('withResolvers', 119),
  { name: 'Promise.try', since: 128, written: /\bPromise\.try\b/ },
  ...SET_METHODS.map((name) => ({ ...method(name, 122), written: new RegExp(`\\.${name}\\(`) })),
  {
    name: 'Set.prototype.difference',
    since: 122,
    written: /\.difference\(/,
    harmless: { why: 'a sentence of changes, and a fingerprint of MapLibre: both are no sets', files: 2 },
  },
  { name: 'Iterator.from', since: 122, written: /\bIterator\.(?:from|concat|zip)\b/ },
  {
    name: 'methods of iterators',
    since: 122,
    written:
      /\.(?:values|keys|entries)\(\)\.(?:map|filter|take|drop|flatMap|reduce|toArray|forEach|some|every|find)\(/,
  },
  ...['isWellFormed', 'toWellFormed'].map((name) => method(name, 111)),
  ...['transferToFixedLength', 'resizable'].map((name) => method(name, 111)),
  { name: 'RegExp.escape', since: 136, written: /\bRegExp\.escape\b/ },
  {
    ...method('fromBase64', 140),
    harmless: { why: 'devalue asks whether it is there, and else decodes in another way', files: 1 },
  },
  ...['toBase64', 'fromHex', 'toHex'].map((name) => ({
    ...method(name, 140),
    written: new RegExp(`\\.${name}\\(`),
  })),
  { name: 'URL.canParse, URL.parse', since: 120, written: /\bURL\.(?:canParse|parse)\b/ },
  { name: 'Intl.DurationFormat', since: 129, written: /\bDurationFormat\b/ },
  { name: 'AbortSignal.any', since: 116, written: /\bAbortSignal\.any\b/ },
  ...['showPopover', 'hidePopover', 'togglePopover'].map((name) => method(name, 114)),
  method('startViewTransition', 111),
  ...['moveBefore', 'setHTMLUnsafe', 'getHTML', 'requestClose'].map((name) => method(name, 124)),
  { name: 'scheduler.yield', since: 129, written: /\bscheduler\.yield\b/ },
  { name: 'Float16Array', since: 135, written: /\bnew Float16Array\b|\bMath\.f16round\b/ },
  { name: 'scrollend', since: 114, written: /["'`]scrollend["'`]/ },
  { name: 'Symbol.dispose', since: 134, written: /\bSymbol\.(?:dispose|asyncDispose)\b/ },
  ...['getOrInsert', 'getOrInsertComputed', 'sumPrecise'].map((name) => method(name, 134)),
  {
    ...method('isError', 134),
    harmless: { why: 'a property of the editor’s syntax nodes, not of Error', files: 1 },
  },
  { name: 'Temporal', since: 144, written: /(?<!["'`])\bTemporal\.\w/ },
  { name: 'flag v of regular expressions', since: 112, written: /\/[dgimsy]*v[dgimsy]*\.(?:test|exec)\(/ },
  { name: 'import attributes', since: 123, written: /\bfrom["'`][^"'`]+["'`]with\{/ },
];

/** Functions, rules and properties of style sheets that Chrome 109 lacks. */
const STYLE_FEATURES: readonly Feature[] = [
  { name: 'nesting', since: 112, written: /&/ },
  { name: 'color-mix()', since: 111, written: /\bcolor-mix\(/ },
  { name: 'light-dark()', since: 123, written: /\blight-dark\(/ },
  { name: 'oklch(), lab(), color()', since: 111, written: /[\s:,(](?:oklch|oklab|lch|lab|color)\(/ },
  { name: 'relative colours', since: 119, written: /\((?:from|in) (?:var|#|rgb|hsl)/ },
  { name: 'subgrid', since: 117, written: /\bsubgrid\b/ },
  { name: '@scope', since: 118, written: /@scope\b/ },
  { name: '@starting-style', since: 117, written: /@starting-style\b/ },
  { name: 'linear()', since: 113, written: /[\s:,]linear\(/ },
  { name: 'round(), mod(), rem()', since: 125, written: /[\s:(,](?:round|mod|rem)\(/ },
  { name: 'sin(), cos(), pow()', since: 111, written: /[\s:(,](?:sin|cos|tan|pow|sqrt|hypot|exp)\(/ },
  {
    name: 'anchors',
    since: 125,
    written: /\banchor(?:-size)?\(|\b(?:anchor-name|position-anchor|position-area):/,
  },
  {
    name: ':popover-open, :user-valid, :dir()',
    since: 114,
    written: /:popover-open|:user-(?:in)?valid|:dir\(/,
  },
  { name: ':nth-child(… of …)', since: 111, written: /:nth-(?:last-)?child\([^)]* of / },
  { name: 'style() in @container', since: 111, written: /@container[^{]*\bstyle\(/ },
  { name: 'mask without prefix', since: 120, written: /[;{]mask(?:-[a-z]+)?:/ },
  { name: 'scrollbar-color, scrollbar-width', since: 121, written: /\bscrollbar-(?:color|width):/ },
  {
    name: 'scroll-driven animation',
    since: 115,
    written: /\b(?:animation-timeline|view-timeline|scroll-timeline)\b/,
  },
  { name: 'transition of display', since: 117, written: /\btransition-behavior\b|\ballow-discrete\b/ },
  { name: 'interpolate-size, calc-size()', since: 129, written: /\binterpolate-size\b|\bcalc-size\(/ },
  { name: 'white-space-collapse', since: 114, written: /\bwhite-space-collapse:/ },
  { name: 'view-transition-name', since: 111, written: /\bview-transition/ },
  {
    name: 'text-wrap',
    since: 114,
    written: /\btext-wrap:/,
    harmless: { why: 'lines of a heading are of unequal length without it', files: 1 },
  },
  {
    name: 'field-sizing',
    since: 123,
    written: /\bfield-sizing:/,
    harmless: {
      why: 'a choice is as wide as its longest word without it, a text box as tall as its rows',
      files: 4,
    },
  },
];

let scripts: readonly (readonly [string, string])[];
let styles: readonly (readonly [string, string])[];
beforeAll(() => {
  if (!isBuildFresh('.')) build('.');
  const read = (ending: RegExp) =>
    readdirSync(CLIENT, { recursive: true, encoding: 'utf8' })
      .filter((name) => ending.test(name))
      .map((name) => [basename(name), readFileSync(join(CLIENT, name), 'utf8')] as const);
  scripts = read(/\.m?js$/);
  styles = read(/\.css$/);
}, 300_000);

describe('Chrome 109, the last on Windows 7 and 8.1', () => {
  it('is what the browser’s part was built for', () => {
    expect(readFileSync('vite.config.ts', 'utf8')).toContain("'chrome109'");
    expect([scripts.length > 20, styles.length > 10]).toEqual([true, true]);
  });

  it('has every piece of syntax: scripts are read as ES2022, which it knows whole', () => {
    for (const [name, text] of scripts) {
      expect(() => parse(text, { ecmaVersion: 2022, sourceType: 'module' }), name).not.toThrow();
    }
  });

  it.each(SCRIPT_FEATURES.map((feature) => [feature.name, feature.since, feature] as const))(
    'finds no %s (Chrome %d) in any script, of libraries neither',
    (_name, since, { written, harmless }) => {
      expect(since).toBeGreaterThan(109);
      const using = scripts.filter(([, text]) => written.test(text)).map(([name]) => name);
      expect(using, harmless?.why).toHaveLength(harmless?.files ?? 0);
    },
  );

  it.each(STYLE_FEATURES.map((feature) => [feature.name, feature.since, feature] as const))(
    'finds no %s (Chrome %d) in any style sheet',
    (_name, since, { written, harmless }) => {
      expect(since).toBeGreaterThan(109);
      const using = styles.filter(([, text]) => written.test(text)).map(([name]) => name);
      expect(using, harmless?.why).toHaveLength(harmless?.files ?? 0);
    },
  );
});
