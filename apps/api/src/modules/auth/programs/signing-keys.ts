import { Injectable, Logger } from '@nestjs/common';
import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type CryptoKey,
  type JWK,
} from 'jose';
import { DataSource, LessThan } from 'typeorm';
import { Clock } from '../../../clock/clock';
import { parseJson } from '../../../text/parse-json';
import { RefreshLease } from '../tokens/refresh-lease';
import { TokenSealing } from '../tokens/token-sealing';
import { SigningKey } from './signing-key.entity';

export const signingAlgorithm = 'ES256';

const hour = 3_600_000;
const day = 24 * hour;
/** How long a key signs. */
const signsFor = 90 * day;
/** How long it is published before it signs, so that whoever keeps a copy of our keys has it by then. */
const publishedBefore = day;
/** How long after its time a key may still sign if no process was there to make the next one. */
const grace = day;
/** Longer than a token lives, clocks that differ included. */
const validAfter = 2 * hour;

const maximumAge = 60_000;
const minimumAge = 1_000;

interface LoadedKeys {
  at: number;
  rows: SigningKey[];
}

/** A key pair that signs now. */
export interface Signer {
  kid: string;
  key: CryptoKey;
}

const signsUntil = ({ retiresAt }: SigningKey) => retiresAt.getTime() - validAfter;
const ownerOf = (kid: string) => `signing-key.${kid}`;

/** The keys behind programs' access tokens. All replicas have the same ones, sealed in the database. */
@Injectable()
export class SigningKeys {
  private readonly logger = new Logger(SigningKeys.name);
  private readonly signers = new Map<string, Signer>();
  private readonly publicKeys = new Map<string, CryptoKey>();
  private loaded: LoadedKeys = { at: -Infinity, rows: [] };
  private loading: Promise<LoadedKeys> | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly sealing: TokenSealing,
    private readonly lease: RefreshLease,
    private readonly clock: Clock,
  ) {}

  /** The key to sign with now; made if there is none. */
  async signer(): Promise<Signer> {
    const known = await this.findSigner(await this.load(maximumAge));
    if (known) return known;
    return this.lease.run('signing-keys', {
      look: async () => this.findSigner(await this.load(0)),
      work: async () => this.make(this.clock.now()),
    });
  }

  /** The public key of a token's header; undefined if we have no such key, or it has retired. */
  async verifier(kid: string): Promise<CryptoKey | undefined> {
    const find = ({ rows }: LoadedKeys) => rows.find((row) => row.kid === kid);
    const row = find(await this.load(maximumAge)) ?? find(await this.load(minimumAge));
    if (!row || row.retiresAt.getTime() <= this.clock.now()) return undefined;
    const known = this.publicKeys.get(kid);
    if (known) return known;
    const key = (await importJWK(this.publicJwk(row), signingAlgorithm)) as CryptoKey;
    this.publicKeys.set(kid, key);
    return key;
  }

  /** As a JWK set (RFC 7517): also the next key, and earlier ones whose tokens are still valid. */
  async published(): Promise<{ keys: JWK[] }> {
    await this.signer();
    const now = this.clock.now();
    const { rows } = await this.load(maximumAge);
    const current = rows.filter(({ retiresAt }) => retiresAt.getTime() > now);
    return { keys: current.map((row) => this.publicJwk(row)) };
  }

  /** Makes the next key when it's time to publish it, and removes those that nobody needs. Without programs, there are none. */
  async rotate(): Promise<void> {
    const now = this.clock.now();
    if ((await this.load(0)).rows.length === 0) return;
    const isNext = ({ activatesAt }: SigningKey) =>
      activatesAt.getTime() > now - signsFor + publishedBefore;
    await this.lease.run('signing-keys', {
      look: async () => ((await this.load(0)).rows.some(isNext) ? true : undefined),
      work: async () => {
        await this.make(now + publishedBefore);
        return true;
      },
    });
    await this.rows.delete({ retiresAt: LessThan(new Date(now - day)) });
  }

  private async findSigner({ rows }: LoadedKeys): Promise<Signer | undefined> {
    const now = this.clock.now();
    const usable = rows.filter((row) => row.activatesAt.getTime() <= now && signsUntil(row) > now);
    for (const row of usable.sort((a, b) => Number(b.activatesAt) - Number(a.activatesAt))) {
      const signer = this.signers.get(row.kid) ?? (await this.open(row));
      if (signer) return signer;
    }
    return undefined;
  }

  /** Undefined if it was sealed with a key that is gone: its tokens stay valid, but others must sign. */
  private async open(row: SigningKey): Promise<Signer | undefined> {
    const { kid } = row;
    try {
      const jwk = parseJson(this.sealing.open(row, ownerOf(kid))) as JWK;
      const signer = { kid, key: (await importJWK(jwk, signingAlgorithm)) as CryptoKey };
      this.signers.set(kid, signer);
      return signer;
    } catch (error) {
      this.logger.warn({ msg: 'Could not open a signing key.', kid, err: error });
      return undefined;
    }
  }

  private async make(activatesAt: number): Promise<Signer> {
    const pair = await generateKeyPair(signingAlgorithm, { extractable: true });
    const publicJwk = await exportJWK(pair.publicKey);
    const kid = await calculateJwkThumbprint(publicJwk);
    const secret = JSON.stringify(await exportJWK(pair.privateKey));
    await this.rows.insert({
      kid,
      publicJwk: JSON.stringify(publicJwk),
      ...this.sealing.seal(secret, ownerOf(kid)),
      activatesAt: new Date(activatesAt),
      retiresAt: new Date(activatesAt + signsFor + grace + validAfter),
    });
    this.logger.log({ msg: 'New signing key', kid, activatesAt: new Date(activatesAt) });
    await this.load(0);
    return { kid, key: pair.privateKey };
  }

  /** @param age milliseconds that what was loaded before may be old */
  private async load(age: number): Promise<LoadedKeys> {
    if (this.clock.now() - this.loaded.at < age) return this.loaded;
    this.loading ??= this.read().finally(() => {
      this.loading = undefined;
    });
    return this.loading;
  }

  private async read(): Promise<LoadedKeys> {
    const at = this.clock.now();
    this.loaded = { at, rows: await this.rows.find() };
    return this.loaded;
  }

  private publicJwk({ kid, publicJwk }: SigningKey): JWK {
    const jwk = parseJson(publicJwk) as JWK;
    return { ...jwk, kid, alg: signingAlgorithm, use: 'sig' };
  }

  private get rows() {
    return this.dataSource.getRepository(SigningKey);
  }
}
