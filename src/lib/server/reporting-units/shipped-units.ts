import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvParse, group } from 'd3';
import type { LocalDate } from '#lib/domain/local-date.ts';
import { inLetterOrder, type UnitRecord } from '#lib/domain/reporting-units/unit-record.ts';
import { UNIT_VERIFIED, type ReportingUnitKind } from '#lib/domain/tally.ts';

/** `reporting-units.json` as written; data/reference/reporting-units/README.md says what it means. */
interface ReportingUnitsFile {
  /** A table beside it with further rows. */
  readonly later?: string;
  readonly units: readonly {
    readonly code: string;
    readonly name: string;
    readonly kind: ReportingUnitKind;
    readonly district?: string;
    readonly aliases: readonly string[];
    readonly validFrom?: LocalDate;
    readonly validTo?: LocalDate;
    readonly successor?: string;
  }[];
}

/** The reporting units of a reference folder. */
export interface ShippedUnits {
  /** In the letter's order. */
  readonly units: readonly UnitRecord[];
}

/** A unit by one of its names: rows of one code follow each other in time. */
type Span = Omit<UnitRecord, 'formerNames'>;

/** Reads the reporting units of the reference folder. */
export function shippedUnits(reference: string): ShippedUnits {
  const folder = join(reference, 'reporting-units');
  const text = (name: string) => readFileSync(join(folder, name), 'utf8');
  const file = JSON.parse(text('reporting-units.json')) as ReportingUnitsFile;
  const rows = file.later === undefined ? [] : csvParse(text(file.later)).map(spanOfRow);
  const spans = [...file.units.map(spanOf), ...rows];
  const units = [...group(spans, ({ code }) => code).values()].map(joinSpans);
  return { units: inLetterOrder(units) };
}

const spanOf = ({ code, name, kind, aliases, ...unit }: ReportingUnitsFile['units'][number]): Span => ({
  ...{ code, name, kind, aliases },
  districtCode: unit.district ?? null,
  communeCode: null,
  validFrom: unit.validFrom ?? null,
  validTo: unit.validTo ?? null,
  successor: unit.successor ?? null,
  verified: 'yes',
  source: null,
});

function spanOfRow(row: Record<string, string | undefined>): Span {
  return {
    code: row.code!,
    name: row.name!,
    kind: row.kind as ReportingUnitKind,
    districtCode: row.district || null,
    communeCode: row.commune || null,
    aliases: row.aliases ? row.aliases.split('|') : [],
    validFrom: row.valid_from || null,
    validTo: row.valid_to || null,
    successor: row.successor || null,
    verified: UNIT_VERIFIED.find((known) => known === row.verified) ?? 'no',
    source: row.source || null,
  };
}

/** One unit of the rows of its code: the last says what it is called, and each before until when it was called otherwise. */
function joinSpans(spans: readonly Span[]): UnitRecord {
  const ordered = spans.toSorted((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1));
  const last = ordered.at(-1)!;
  const formerNames = ordered.flatMap(({ name }, i) => {
    const next = ordered[i + 1];
    return next && next.name !== name ? [{ name, until: next.validFrom! }] : [];
  });
  const aliases = [...new Set(ordered.flatMap((span) => span.aliases))];
  return { ...last, validFrom: ordered[0]!.validFrom, aliases, formerNames };
}
