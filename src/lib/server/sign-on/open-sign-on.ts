import type { Config } from '../config.ts';
import { Oidc } from './oidc.ts';
import { readOidcSettings } from './oidc-settings.ts';

/** One for each process, also when the development server loads this module again. */
const shared = globalThis as { iSpeedOidc?: Oidc };

/** The sign-on of the office; null without one. Throws a Fault where its file cannot be used. */
export function signOnOf({ oidcFile }: Pick<Config, 'oidcFile'>, clock: () => Date): Oidc | null {
  if (oidcFile === null) return null;
  return (shared.iSpeedOidc ??= new Oidc(readOidcSettings(oidcFile), clock));
}
