import { Fault } from '../fault.ts';
import { addDays, isLocalDate, type LocalDate } from '../local-date.ts';
import { AUDIT_ACTIONS, type AuditAction } from './audit-action.ts';
import { AUDIT_CHAINS, type AuditChainName } from './audit-entry.ts';

/** Which entries of the audit somebody asks for. */
export interface AuditQuestion {
  readonly chain: AuditChainName;
  /** Letters of a name, a session or an address; null for everybody. */
  readonly who: string | null;
  readonly action: AuditAction | null;
  /** Letters of what it was done to. */
  readonly object: string | null;
  /** The first and the last local date. */
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

/** Entries on one page. */
export const ENTRIES_PER_PAGE = 100;

const MOST_LETTERS = 100;

/** The question in an address. Throws a Fault for what it cannot be. */
export function readAuditQuestion(params: URLSearchParams): AuditQuestion {
  const words = (name: string) => params.get(name)?.trim().slice(0, MOST_LETTERS) || null;
  const oneOf = <T extends string>(name: string, known: readonly T[]): T | null => {
    const value = words(name);
    const found = known.find((each) => each === value);
    if (value !== null && found === undefined)
      throw new Fault('parameter_value_unknown', { parameter: name, value, known });
    return found ?? null;
  };
  const date = (name: string): LocalDate | null => {
    const value = words(name);
    if (value !== null && !isLocalDate(value)) throw new Fault('audit_date', { value });
    return value;
  };
  return {
    chain: oneOf('chain', AUDIT_CHAINS) ?? 'warehouse',
    action: oneOf('action', AUDIT_ACTIONS),
    ...{ who: words('who'), object: words('object'), from: date('from'), to: date('to') },
  };
}

/** The page in an address, from 1. */
export function auditPage(params: URLSearchParams): number {
  const page = Number(params.get('page') ?? '1');
  return Number.isSafeInteger(page) && page >= 1 ? page : 1;
}

/** The instants between which entries are asked for, the last excluded; days are those of Việt Nam. */
export const auditSpan = ({ from, to }: AuditQuestion) => ({
  from: from === null ? null : `${addDays(from, -1)}T17:00:00Z`,
  to: to === null ? null : `${to}T17:00:00Z`,
});
