import { Secret, TOTP } from 'otpauth';

/** What an app of codes shows above them. */
const ISSUER = 'i-Speed';
const STEP_S = 30;
/** A code of the step before or after counts as well: phones' clocks differ. */
const STEPS_AROUND = 1;
const SECRET_BYTES = 20;

/** A secret of a new second factor, as base32. */
export const newFactor = (): string => new Secret({ size: SECRET_BYTES }).base32;

const codes = (secret: string, name: string) =>
  new TOTP({ issuer: ISSUER, label: name, secret: Secret.fromBase32(secret), digits: 6, period: STEP_S });

/** The address that apps of codes read from the QR picture. */
export const factorAddress = (secret: string, name: string): string => codes(secret, name).toString();

/** Of which time step is a code? Null where it is none of now. Whoever takes it must remember the step: it counts once. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const typed = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(typed)) return null;
  const delta = codes(secret, '').validate({ token: typed, timestamp: now.getTime(), window: STEPS_AROUND });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / STEP_S) + delta;
}

/** Is a text a secret that this program made? */
export const isFactor = (text: string): boolean => /^[A-Z2-7]{32}$/.test(text);
