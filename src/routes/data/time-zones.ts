/** Zones that times of a file may be in: Việt Nam's own first. */
export const TIME_ZONES = ['+07:00', 'UTC', '+08:00', '+09:00'] as const;

const AHEAD_MINUTES = 7 * 60;
const DAY_MINUTES = 24 * 60;

/** A time of a file's values beside the same in Việt Nam: 20:05 in UTC is 03:05. Null when no value has a time. */
export function zoneExample(
  values: readonly string[],
  zone: string,
): { readonly inFile: string; readonly here: string } | null {
  const found = values
    .map((value) => /(?:^|[\sT])(\d{1,2}):(\d\d)/.exec(value))
    .find((match) => match !== null);
  if (!found) return null;
  const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d\d):(\d\d)$/.exec(zone) ?? [];
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  const inFile = Number(found[1]) * 60 + Number(found[2]);
  return { inFile: clock(inFile), here: clock(inFile - offset + AHEAD_MINUTES) };
}

function clock(minutes: number): string {
  const within = ((minutes % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
  return [Math.floor(within / 60), within % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
