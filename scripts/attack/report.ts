import type { AttackResult } from './attack.ts';

const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;

const cellsOf = ({
  name,
  held,
  healthMs,
  bystanderMs,
  serverBytes,
  childBytes,
  children,
  left,
}: AttackResult) => [
  ...[
    name,
    held ? 'held' : 'BROKEN',
    `${Math.round(healthMs)} (${Math.round(bystanderMs)}) ms`,
    megabytes(serverBytes),
    megabytes(childBytes),
  ],
  ...[String(children), String(left.length)],
];

const HEADER = ['attack', 'outcome', 'worst health (bystander)', 'server', 'children', 'at once', 'left'];

/** One attack in a line. */
export const resultLine = (result: AttackResult): string =>
  `${cellsOf(result).join(' | ')} | ${result.detail}`;

/** All attacks in a table, with the worst of each figure. */
export function resultTable(results: readonly AttackResult[]): string {
  const rows = [HEADER, ...results.map(cellsOf)];
  const widths = HEADER.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column]!)).join('  '));
  const worst = (figure: (result: AttackResult) => number) => Math.max(0, ...results.map(figure));
  const heldCount = results.filter(({ held }) => held).length;
  return [
    ...lines,
    '',
    `${results.length} tried, ${heldCount} held, worst health ${Math.round(worst(({ healthMs }) => healthMs))} ms, ` +
      `worst memory ${megabytes(worst(({ serverBytes }) => serverBytes))} (server) and ${megabytes(worst(({ childBytes }) => childBytes))} (its children), ` +
      `${results.reduce((sum, { left }) => sum + left.length, 0)} left`,
  ].join('\n');
}
