import { group, mean, sum } from 'd3';
import { rowsOf } from './recompute-rows.ts';

/** The figures of one gap area, from parts of a pack and nothing else of this program. Speeds in kbit/s. */
export interface GapRowFigures {
  readonly tests: number;
  readonly failedTests: number;
  readonly devices: number;
  readonly judgedDevices: number;
  readonly days: number;
  readonly votes: number;
  readonly p: number;
  readonly error: number;
  readonly atMost: number | null;
  readonly status: string;
}

/** gap-selection.json. */
interface Selection {
  readonly spread: { readonly ratios: readonly number[]; readonly weights: readonly number[] };
  readonly compared: readonly Window[];
  readonly tried: readonly (Window & { readonly outlastsDays: boolean })[];
}

interface Window {
  readonly gap: string;
  readonly devices: number;
  readonly votes: number;
}

/** Phi, by Simpson's rule on the density. */
function normalBelow(z: number): number {
  const steps = 2000;
  const far = Math.min(z, -12) - 4;
  const width = (z - far) / steps;
  const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  let total = density(far) + density(z);
  for (let i = 1; i < steps; i++) total += density(far + i * width) * (i % 2 === 1 ? 4 : 2);
  return (total * width) / 3;
}

/** Where a growing function has a value, by halving. */
function where(low: number, high: number, value: number, of: (x: number) => number): number {
  let [from, to] = [low, high];
  for (let i = 0; i < 100; i++) {
    const middle = (from + to) / 2;
    if (of(middle) < value) from = middle;
    else to = middle;
  }
  return (from + to) / 2;
}

/** P(mean of n ratios <= x), by Daniels' saddlepoint in Barndorff-Nielsen's form, its t found by halving. */
function meanBelow({ ratios, weights }: Selection['spread'], n: number, x: number): number {
  const moments = (t: number) => {
    const parts = ratios.map((ratio, i) => weights[i]! * Math.exp(t * ratio));
    const m0 = sum(parts);
    const first = sum(parts, (part, i) => part * ratios[i]!) / m0;
    const second = sum(parts, (part, i) => part * ratios[i]! ** 2) / m0 - first ** 2;
    return { k: Math.log(m0), first, second };
  };
  const t = where(-200, 0, x, (at) => moments(at).first);
  const { k, second } = moments(t);
  const w = -Math.sqrt(2 * n * (t * x - k));
  const u = t * Math.sqrt(n * second);
  return normalBelow(w + Math.log(u / w) / w);
}

/** By gap area, what rows.csv, gap-selection.json and scope.json give by the method's definitions; failed tests left out. */
export function recomputeGapRows(
  csv: string,
  selectionText: string,
  scopeText: string,
  limit: number,
): ReadonlyMap<string, GapRowFigures> {
  const { selection } = JSON.parse(selectionText) as { selection: Selection };
  const { gaps } = JSON.parse(scopeText) as { gaps: readonly { id: string; chose: readonly string[] }[] };
  const byArea = group(rowsOf(csv), (row) => row.area!);
  const { spread, compared, tried } = selection;
  const chance = (window: Pick<Window, 'devices' | 'votes'>) =>
    meanBelow(spread, window.devices, window.votes / window.devices / limit);
  const large = compared.filter(({ devices }) => devices >= 20);
  const ordered = large.map((window) => ({ ...window, p: chance(window) })).sort((a, b) => a.p - b.p);
  const left = ordered.findLastIndex(({ p }, i) => p <= (0.05 * (i + 1)) / large.length) + 1;
  const retestP = 0.5 / Math.max(2, tried.length);
  const passed = tried.filter((window) => window.outlastsDays && chance(window) <= retestP);
  const bound = ({ devices, votes }: Window, error: number) => {
    const ratio = where(0, 1, error / 2, (x) => meanBelow(spread, devices, x));
    return Math.min(limit, votes / devices / ratio);
  };
  return new Map(
    gaps.map(({ id, chose }) => {
      const all = byArea.get(id)!;
      const rows = all.filter((row) => Number(row.download_kbps) > 0);
      const known = rows.filter((row) => row.device !== '');
      const isOwn = ordered.slice(0, left).some(({ gap }) => gap === id);
      const isRetested = !isOwn && passed.some(({ gap }) => gap === id);
      const voters = isRetested ? known.filter((row) => !chose.includes(row.device!)) : known;
      const votes = [...group(voters, (row) => row.device!).values()].map((own) =>
        Math.round(mean(own, (row) => Number(row.download_kbps))!),
      );
      const window = { gap: id, devices: votes.length, votes: sum(votes) };
      const error = isOwn
        ? (0.05 * left) / large.length
        : isRetested
          ? (0.05 * passed.length) / Math.max(2, tried.length)
          : 0.01;
      const figures: GapRowFigures = {
        ...{ tests: rows.length, failedTests: all.length - rows.length },
        devices: new Set(known.map((row) => row.device)).size,
        judgedDevices: votes.length,
        days: new Set(known.map((row) => row.tested_on)).size,
        ...{ votes: window.votes, p: chance(window), error },
        atMost: isOwn || isRetested ? bound(window, error) : null,
        status: isOwn || isRetested ? 'confirmed' : 'suspected',
      };
      return [id, figures];
    }),
  );
}
