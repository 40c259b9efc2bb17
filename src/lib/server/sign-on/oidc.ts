import { randomBytes } from 'node:crypto';
import * as client from 'openid-client';
import { Fault } from '#lib/domain/fault.ts';
import { RECENT_MS } from '#lib/domain/access/limits.ts';
import type { SignedOn } from '../accounts/sign-on.ts';
import { grantFrom, type OidcSettings } from './oidc-settings.ts';

/** How long somebody may take at the sign-on. */
const FLOW_MS = 10 * 60_000;
/** More at once are nobody's people. */
const MOST_FLOWS = 1_000;
const FLOW_BYTES = 32;
const RECENT_S = RECENT_MS / 1000;
/** For how long the sign-on may think. */
const TIMEOUT_S = 10;

/** Somebody who was sent to the sign-on and has not come back. */
interface Flow {
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
  readonly redirect: string;
  /** Must they have proved who they are a moment ago? */
  readonly anew: boolean;
  /** Where to lead them afterwards. */
  readonly to: string;
  readonly endsAt: number;
}

/** Where somebody is sent, and by what their browser is known when it comes back. */
export interface Departure {
  readonly address: string;
  readonly flow: string;
}

/** Somebody who came back. */
export interface Arrival extends SignedOn {
  readonly to: string;
  /** What the sign-on is told when they leave. */
  readonly idToken: string;
}

/** Signing on by OpenID Connect: the code flow with PKCE, state and nonce; what is under way stands in memory. */
export class Oidc {
  readonly #settings: OidcSettings;
  readonly #clock: () => Date;
  readonly #flows = new Map<string, Flow>();
  #configuration: Promise<client.Configuration> | null = null;

  constructor(settings: OidcSettings, clock: () => Date) {
    this.#settings = settings;
    this.#clock = clock;
  }

  /**
   * Sends somebody to the sign-on. `redirect`: the address to come back to. `anew`: it must ask them again who they are, even
   * where they are signed in there. Throws a Fault where it does not answer.
   */
  async depart(redirect: string, to: string, anew = false): Promise<Departure> {
    const configuration = await this.#discovered();
    const [verifier, state] = [client.randomPKCECodeVerifier(), client.randomState()];
    const nonce = client.randomNonce();
    const now = this.#clock().getTime();
    for (const [id, { endsAt }] of this.#flows) if (endsAt <= now) this.#flows.delete(id);
    if (this.#flows.size >= MOST_FLOWS) throw new Fault('server_busy', {}, 503);
    const flow = randomBytes(FLOW_BYTES).toString('base64url');
    this.#flows.set(flow, { verifier, state, nonce, redirect, anew, to, endsAt: now + FLOW_MS });
    const { scope, acr } = this.#settings;
    const address = client.buildAuthorizationUrl(configuration, {
      ...{ redirect_uri: redirect, scope, state, nonce },
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...(acr.length > 0 ? { acr_values: acr.join(' ') } : {}),
      ...(anew ? { prompt: 'login', max_age: String(RECENT_S) } : {}),
    });
    return { address: address.href, flow };
  }

  /**
   * Who came back, by the browser's flow and the address that it was sent to. Each flow is used once. Throws a Fault where it
   * is none, another's, or the sign-on does not vouch for them.
   */
  async arrive(flow: string | null, search: string): Promise<Arrival> {
    const under = flow === null ? undefined : this.#flows.get(flow);
    if (flow !== null) this.#flows.delete(flow);
    if (!under || under.endsAt <= this.#clock().getTime()) throw new Fault('sign_on_over', {}, 400);
    const configuration = await this.#discovered();
    const tokens = await client
      .authorizationCodeGrant(configuration, new URL(under.redirect + search), {
        pkceCodeVerifier: under.verifier,
        expectedState: under.state,
        expectedNonce: under.nonce,
        idTokenExpected: true,
        ...(under.anew ? { maxAge: RECENT_S } : {}),
      })
      .catch((cause: unknown) => {
        throw new Fault('sign_on_refused', {}, 403, { cause });
      });
    const claims = tokens.claims()!;
    const { nameClaim, personClaim, roleClaim, acr } = this.#settings;
    if (acr.length > 0 && !acr.some((wanted) => wanted === claims.acr))
      throw new Fault('sign_on_refused', {}, 403);
    const grant = grantFrom(this.#settings, claims[roleClaim]);
    const [name, person] = [claims[nameClaim], claims[personClaim]];
    if (grant === null || typeof name !== 'string') throw new Fault('sign_on_refused', {}, 403);
    const identity = { issuer: claims.iss, subject: claims.sub };
    const provedAt =
      typeof claims.auth_time === 'number' ? new Date(claims.auth_time * 1000).toISOString() : null;
    const known = { identity, name, person: typeof person === 'string' ? person : '', grant, provedAt };
    return { ...known, to: under.to, idToken: tokens.id_token! };
  }

  /** Where a browser is sent to end the session of the sign-on too; null where it has no such address. */
  async leave(idToken: string, back: string): Promise<string | null> {
    const configuration = await this.#discovered();
    if (!configuration.serverMetadata().end_session_endpoint) return null;
    const asked = { id_token_hint: idToken, post_logout_redirect_uri: back };
    return client.buildEndSessionUrl(configuration, asked).href;
  }

  #discovered(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.#settings;
    const isPlain = new URL(issuer).protocol === 'http:';
    this.#configuration ??= client.discovery(new URL(issuer), clientId, clientSecret, undefined, {
      timeout: TIMEOUT_S,
      // Over TLS only, but for a sign-on on this very machine (`isSafe`).
      ...(isPlain ? { execute: [client.allowInsecureRequests] } : {}),
    });
    return this.#configuration.catch((cause: unknown) => {
      this.#configuration = null;
      throw new Fault('sign_on_silent', {}, 503, { cause });
    });
  }
}
