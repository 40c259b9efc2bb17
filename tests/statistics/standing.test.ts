import { describe, expect, it } from 'vitest';
import { LOCALES } from '#lib/domain/format.ts';
import {
  calendarMonth,
  ownDates,
  quarter,
  reportMonth,
  rollingYear,
  type Period,
} from '#lib/domain/period.ts';
import type { Standard } from '#lib/domain/standard.ts';
import type { Gate } from '#lib/domain/standards/gate.ts';
import type { SourceDocument } from '#lib/domain/standards/source-document.ts';
import { STANDING_NOTES, standingOf } from '#lib/domain/standards/standing.ts';
import { standingInWords } from '#lib/messages/standards.ts';

const document = (number: string, issuedOn: string | null): SourceDocument => ({
  ...{ id: number, number, issuedOn, reading: 'read', readBy: null, readOn: null },
  ...{ issuer: { vi: '', en: '' }, note: { vi: '', en: '' } },
});

const standard = (of: Partial<Standard>): Standard =>
  ({
    ...{ id: 'a', levels: ['district'], documents: [document('36', '2024-01-11')] },
    ...{ validFrom: '2024-01-11', validTo: null, seenUntil: null, dueYear: null },
    ...of,
  }) as Standard;

const gate = (of: Partial<Gate>): Gate => ({
  ...{ aspect: 'tests', effect: 'light', standards: null, period: 'month', basis: 'legal' },
  ...{ minimum: { province: 300, district: 300, commune: 300 }, reason: { vi: '', en: '' } },
  ...{ documents: [document('5691', '2024-12-31'), document('4459', '2024-10-18')] },
  ...of,
});

const notes = (of: Partial<Standard>, period: Period, gates: readonly Gate[] = []) =>
  standingOf(standard(of), gates, { period, level: 'district' }).map(({ note }) => note);

describe('what is said of a standard beside a verdict', () => {
  it('is nothing while it is in force and speaks of the level', () => {
    expect(notes({}, calendarMonth('2024-02'), [gate({ basis: 'own' })])).toEqual([]);
  });

  it('is that dates of one’s own were not fixed beforehand, also when they are those of a month', () => {
    expect(notes({}, ownDates('2024-02-01', '2024-03-01'))).toEqual(['own_dates']);
    const fixed = [
      calendarMonth('2024-02'),
      reportMonth('2024-03'),
      quarter('2024-04'),
      rollingYear('2025-02'),
    ];
    expect(fixed.flatMap((period) => notes({}, period))).toEqual([]);
    const [note] = standingOf(standard({}), [], {
      period: ownDates('2024-02-01', '2024-03-01'),
      level: 'district',
    });
    expect(note).toMatchObject({ note: 'own_dates', on: null });
  });

  it('is that the period began before it, even by a day, or ends after it', () => {
    expect(notes({ documents: [] }, calendarMonth('2024-01'))).toEqual(['before_start']);
    expect(notes({ validFrom: '2024-01-01' }, calendarMonth('2024-01'))).toEqual(['document_later']);
    expect(notes({ validFrom: null }, calendarMonth('2024-02'))).toEqual(['before_start']);
    expect(notes({ validTo: '2024-03-01' }, calendarMonth('2024-02'))).toEqual([]);
    expect(notes({ validTo: '2024-02-29' }, calendarMonth('2024-02'))).toEqual(['after_end']);
  });

  it('is that no source says that it still holds', () => {
    expect(notes({ seenUntil: '2024-02-29' }, calendarMonth('2024-02'))).toEqual([]);
    expect(notes({ seenUntil: '2024-02-28' }, calendarMonth('2024-02'))).toEqual(['not_seen_since']);
  });

  it('is that the year of a target is not over, or over', () => {
    const target = { dueYear: 2025 };
    expect(notes(target, calendarMonth('2024-06'))).toEqual(['before_due']);
    expect(notes(target, quarter('2025-10'))).toEqual([]);
    expect(notes(target, calendarMonth('2026-01'))).toEqual(['after_due']);
  });

  it('is that a document, or what is asked for each month, is younger than the period', () => {
    const documents = [
      document('36', '2024-01-11'),
      document('1110', '2024-07-02'),
      document('letter', null),
    ];
    const [note] = standingOf(standard({ documents }), [], {
      period: reportMonth('2024-07'),
      level: 'district',
    });
    expect([note?.note, note?.documents.map(({ number }) => number)]).toEqual(['document_later', ['1110']]);
    expect(notes({ documents }, reportMonth('2024-09'))).toEqual([]);
    expect(notes({}, calendarMonth('2024-12'), [gate({})])).toEqual(['gate_later']);
    expect(notes({}, calendarMonth('2025-01'), [gate({})])).toEqual([]);
    expect(notes({}, calendarMonth('2024-12'), [gate({ standards: ['b'] })])).toEqual([]);
  });

  it('is that it does not speak of the level', () => {
    expect(notes({ levels: ['national'] }, calendarMonth('2024-02'))).toEqual(['other_level']);
  });

  it.each(LOCALES)('is a sentence of its own each, in %s', (locale) => {
    const all = STANDING_NOTES.map((note) => ({
      ...{ note, on: '2024-03-01', year: 2025, documents: [document('5691', '2024-12-31')] },
    }));
    const said = standingInWords(all, standard({ levels: ['national'] }), 'district', locale);
    expect(new Set(said).size).toBe(STANDING_NOTES.length);
    expect(said.filter((text) => /undefined|null|NaN/.test(text))).toEqual([]);
    expect(said.join(' ')).toContain('5691 (31/12/2024)');
    expect(said.join(' ')).toContain('1/3/2024');
  });
});
