import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { EncryptJWT, jwtDecrypt } from 'jose';
import { Clock } from '../../../clock/clock';
import { API_CONFIG, type ApiConfig } from '../../../config/config.module';
import { cookiesOf, PublicUrl } from '../../../http';
import { roundTripSchema, type Returned, type RoundTrip } from './round-trip';
import { UsedStates } from './used-states.repository';

/** How long a person may stay at Microsoft's page. */
const patience = 10 * 60_000;
/** At once in one browser, across its tabs. The oldest make room. */
const mostTrips = 8;
/** In the Cookie header, which proxies limit to 8 kB. */
const mostBytes = 6000;

const prefix = 'edu_trip_';
const header = { alg: 'dir', enc: 'A256GCM' };

/** 256 random bits, safe to use in a URL. */
export const randomText = (): string => randomBytes(32).toString('base64url');

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const isSame = (one: string, other: string) => timingSafeEqual(digest(one), digest(other));

/**
 * Browsers' round trips to Microsoft (S-1). Each tab's trip is its own sealed cookie, named by its state: no tab ends
 * another's trip, starting one stores nothing on the server, and only the browser that left can come back.
 */
@Injectable()
export class RoundTrips {
  private readonly key: Uint8Array;

  constructor(
    @Inject(API_CONFIG) config: ApiConfig,
    private readonly publicUrl: PublicUrl,
    private readonly used: UsedStates,
    private readonly clock: Clock,
  ) {
    this.key = createHmac('sha256', config.SESSION_SECRET).update('round trips').digest();
  }

  /** Gives the browser what the callback must match. @returns the `state` to send along */
  async begin(request: Request, response: Response, trip: RoundTrip): Promise<string> {
    const state = randomText();
    const sealed = await this.seal(state, trip);
    const name = this.nameOf(state);
    await this.makeRoom(request, response, name.length + sealed.length);
    response.cookie(name, sealed, { ...this.options(), maxAge: patience });
    return state;
  }

  /** The trip that a callback ends. The browser forgets it, whatever the outcome. */
  async end(request: Request, response: Response): Promise<Returned | undefined> {
    const { state } = request.query;
    if (typeof state !== 'string' || state === '') return undefined;
    const name = this.nameOf(state);
    const sealed = cookiesOf(request)[name];
    if (sealed === undefined) return undefined;
    response.clearCookie(name, this.options());
    const opened = await this.open(sealed);
    return opened && isSame(opened.state, state) ? opened : undefined;
  }

  /** Call it before a trip takes effect. @returns false if it already did: a state can only be used once */
  spend({ state, expiresAt }: Returned): Promise<boolean> {
    return this.used.use(state, expiresAt);
  }

  /** Drops expired trips, and the oldest ones beyond the limits. */
  private async makeRoom(request: Request, response: Response, size: number): Promise<void> {
    const start = this.publicUrl.cookieName(prefix);
    const cookies = Object.entries(cookiesOf(request)).filter(([name]) => name.startsWith(start));
    const trips = await Promise.all(
      cookies.map(async ([name, sealed = '']) => {
        const opened = await this.open(sealed);
        return { name, size: name.length + sealed.length, endsAt: Number(opened?.expiresAt ?? 0) };
      }),
    );
    trips.sort((one, other) => other.endsAt - one.endsAt);
    let bytes = size;
    for (const [place, { name, size: own, endsAt }] of trips.entries()) {
      bytes += own;
      const isKept = endsAt > 0 && place < mostTrips - 1 && bytes <= mostBytes;
      if (!isKept) response.clearCookie(name, this.options());
    }
  }

  private seal(state: string, trip: RoundTrip): Promise<string> {
    const endsAt = this.clock.now() + patience;
    return new EncryptJWT({ state, endsAt, trip }).setProtectedHeader(header).encrypt(this.key);
  }

  /** Undefined if it has expired or we didn't make it. */
  private async open(sealed: string): Promise<Returned | undefined> {
    const content = await jwtDecrypt(sealed, this.key).catch(() => undefined);
    if (!content) return undefined;
    const { state, endsAt, trip } = content.payload;
    if (Number(endsAt) < this.clock.now()) return undefined;
    const known = roundTripSchema.safeParse(trip);
    if (!known.success) return undefined;
    return { state: String(state), expiresAt: new Date(Number(endsAt)), trip: known.data };
  }

  private nameOf(state: string): string {
    return this.publicUrl.cookieName(prefix) + digest(state).toString('hex').slice(0, 16);
  }

  private options() {
    const { isSecure } = this.publicUrl;
    // Lax: sent when Microsoft redirects the page back with GET, but with no other cross-site request.
    return { httpOnly: true, sameSite: 'lax', secure: isSecure, path: '/' } as const;
  }
}
