import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { Request } from 'express';
import session from 'express-session';
import { DataSource, In, LessThan, MoreThan } from 'typeorm';
import { Clock } from '../../../clock/clock';
import { ServiceUnavailable } from '../../../http';
import { parseJson } from '../../../text/parse-json';
import { renamed } from './later-names';
import { Session } from './session.entity';
import { sessionLifetime } from './session-lifetime';

type Done<T = unknown> = (error?: unknown, value?: T) => void;

const hashOf = (sid: string) => createHash('sha256').update(sid).digest('hex');

function settle<T>(work: Promise<T>, done?: Done<T>): void {
  work.then(
    (value) => done?.(null, value),
    // Whatever the reason, a user who can't be looked up doesn't count as anonymous.
    (error: unknown) => done?.(new ServiceUnavailable(error)),
  );
}

/**
 * Sessions in the SQL database: shared by all replicas, and not lost with a Redis. A session that was read is only ever
 * updated, never inserted, so that a request in progress can't bring back a revoked session (S-8).
 */
@Injectable()
export class SessionStore extends session.Store {
  private readonly logger = new Logger(SessionStore.name);
  /** When the row of a session that was read or written expires. */
  private readonly stored = new WeakMap<object, number>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {
    super();
  }

  override get(sid: string, done: Done<session.SessionData | null>): void {
    settle(this.read(sid), done);
  }

  override set(sid: string, data: session.SessionData, done?: Done): void {
    settle(this.write(sid, data), done);
  }

  override touch(sid: string, data: session.SessionData, done?: Done): void {
    const expiry = this.stored.get(data);
    const next = this.expiryOf(data);
    const isFresh = expiry !== undefined && next - expiry < sessionLifetime.touchEveryMs;
    if (isFresh) {
      done?.();
      return;
    }
    this.stored.set(data, next);
    settle(this.rows.update({ sidHash: hashOf(sid) }, { expiresAt: new Date(next) }), done);
  }

  override destroy(sid: string, done?: Done): void {
    settle(this.rows.delete({ sidHash: hashOf(sid) }), done);
  }

  /** Removes the row; joins an open transaction. @returns false if it no longer existed */
  async take(sid: string): Promise<boolean> {
    return (await this.rows.delete({ sidHash: hashOf(sid) })).affected === 1;
  }

  /** express-session creates its own object from what `get` returned; this marks it as having a row. */
  override createSession(
    request: Request,
    data: session.SessionData,
  ): session.Session & session.SessionData {
    const made = super.createSession(request, data);
    this.stored.set(made, this.stored.get(data) ?? 0);
    return made;
  }

  /** Ends all sessions of a local account, at once and on all replicas. */
  async revokeUser(userId: string, exceptSid?: string): Promise<number> {
    const query = this.rows.createQueryBuilder().delete().where('user_id = :userId', { userId });
    if (exceptSid) query.andWhere('sid_hash <> :except', { except: hashOf(exceptSid) });
    return (await query.execute()).affected ?? 0;
  }

  /** Ends all sessions of several local accounts; joins an open transaction. */
  async revokeUsers(userIds: readonly string[]): Promise<void> {
    await this.rows.delete({ userId: In(userIds) });
  }

  async purgeExpired(now: Date): Promise<number> {
    return (await this.rows.delete({ expiresAt: LessThan(now) })).affected ?? 0;
  }

  private get rows() {
    return this.dataSource.getRepository(Session);
  }

  private expiryOf(data: session.SessionData): number {
    return this.clock.now() + (data.cookie.originalMaxAge ?? sessionLifetime.browserMs);
  }

  private async read(sid: string): Promise<session.SessionData | null> {
    const row = await this.rows.findOneBy({
      sidHash: hashOf(sid),
      expiresAt: MoreThan(this.clock.date()),
    });
    if (!row) return null;
    try {
      const data = parseJson(row.data) as session.SessionData;
      if (data.microsoft) data.microsoft = renamed(data.microsoft, row.laterNames ?? {});
      this.stored.set(data, row.expiresAt.getTime());
      return data;
    } catch {
      this.logger.warn("A session row isn't JSON; it counts as expired.");
      return null;
    }
  }

  private async write(sid: string, data: session.SessionData): Promise<void> {
    const expiry = this.expiryOf(data);
    const sidHash = hashOf(sid);
    const content = { data: JSON.stringify(data), expiresAt: new Date(expiry) };
    // A session's owners never change under the same id.
    if (this.stored.has(data)) await this.rows.update({ sidHash }, { ...content });
    else await this.rows.insert({ sidHash, ...ownersOf(data), ...content });
    this.stored.set(data, expiry);
  }
}

const ownersOf = ({ userId, microsoft }: session.SessionData) => ({
  userId: userId ?? null,
  tenantId: microsoft?.tenantId ?? null,
  objectId: microsoft?.objectId ?? null,
});
