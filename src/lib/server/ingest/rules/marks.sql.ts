import {
  FLAG_RULES,
  I_SPEED_BEGAN_ON,
  markOf,
  SPEED_LIMITS_KBPS,
  type FlagRule,
  type RuleCode,
} from '#lib/domain/quality-rule.ts';
import {
  fragment,
  joinFragments,
  literal,
  literalList,
  wholeNumber,
  type Fragment,
} from '../../db/statement.ts';

/** Findings of the rules over a whole file; rules without findings are left out of the SQL. */
export interface FileFindings {
  readonly sharedPositions: boolean;
  readonly busyDevices: boolean;
  /** Spellings of operators that mention Wi-Fi. */
  readonly wifiWords: readonly string[];
  /** Rules switched off for this batch. */
  readonly off: ReadonlySet<RuleCode>;
}

/** SQL that computes the marks of rows of `named as s`. */
export interface Marking {
  /** Left joins that match at most one row for each row of `s`. */
  readonly joins: Fragment;
  /** Marks of the active rules, and of those switched off. */
  readonly flags: Fragment;
  readonly flagsOff: Fragment;
}

/**
 * Which marks does a staged row get? `placeOfPosition` is the place of its position; null when there are no areas.
 */
export function marking(findings: FileFindings, placeOfPosition: Fragment | null): Marking {
  const marks = (rules: readonly FlagRule[]): Fragment => {
    const raised = rules.flatMap((rule) => {
      const predicate = PREDICATES[rule.code](findings, placeOfPosition);
      return predicate === null ? [] : [fragment`when ${predicate} then ${wholeNumber(markOf(rule))}`];
    });
    if (raised.length === 0) return fragment`0`;
    const [first, ...more] = raised.map((entry) => fragment`case ${entry} else 0 end`);
    return more.reduce((sum, entry) => fragment`${sum} + ${entry}`, first!);
  };
  return {
    joins: joinFragments(
      [findings.sharedPositions ? SHARED_POSITION : null, findings.busyDevices ? BUSY_DEVICE : null].filter(
        (join) => join !== null,
      ),
      '\n',
    ),
    flags: marks(FLAG_RULES.filter(({ code }) => !findings.off.has(code))),
    flagsOff: marks(FLAG_RULES.filter(({ code }) => findings.off.has(code))),
  };
}

const SHARED_POSITION = fragment`left join shared_position as rule_position
  on rule_position.longitude = s.longitude and rule_position.latitude = s.latitude`;
const BUSY_DEVICE = fragment`left join busy_device as rule_device
  on rule_device.device_hash = s.device_hash and rule_device.tested_on = s.tested_on`;

type Predicate = (findings: FileFindings, placeOfPosition: Fragment | null) => Fragment | null;

const PREDICATES: Readonly<Record<FlagRule['code'], Predicate>> = {
  outside_province: (_, place) =>
    place === null ? null : fragment`s.longitude is not null and ${place} is null`,
  speed_impossible: () => aboveSpeedLimit(),
  latency_zero: () => fragment`s.latency_ms = 0`,
  before_i_speed: () => fragment`s.tested_on < ${literal(I_SPEED_BEGAN_ON)}::date`,
  position_shared: ({ sharedPositions }) =>
    sharedPositions ? fragment`rule_position.longitude is not null` : null,
  device_busy: ({ busyDevices }) => (busyDevices ? fragment`rule_device.device_hash is not null` : null),
  wifi_named_mobile: ({ wifiWords }) => {
    const isWifi =
      wifiWords.length === 0
        ? fragment`s.wifi_hint`
        : fragment`(s.wifi_hint or list_contains(${literalList(wifiWords)}, s.operator_word))`;
    return fragment`${isWifi} and s.technology in ('2G', '3G', '4G', '5G')`;
  },
};

function aboveSpeedLimit(): Fragment {
  const beyond = Object.entries(SPEED_LIMITS_KBPS).map(
    ([technology, { download, upload }]) => fragment`(s.technology = ${literal(technology)}
      and (s.download_kbps > ${wholeNumber(download)} or s.upload_kbps > ${wholeNumber(upload)}))`,
  );
  return joinFragments(beyond, ' or ');
}
