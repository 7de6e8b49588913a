import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { Request } from 'express';
import session from 'express-session';
import { DataSource, In, LessThan, MoreThan } from 'typeorm';
import { ServiceUnavailable } from '../../../http';
import { SessionRow } from './session.entity';
import { sessionLifetime } from './session-lifetime';

type Done<T = unknown> = (error?: unknown, value?: T) => void;

const hashOf = (sid: string) => createHash('sha256').update(sid).digest('hex');

function settle<T>(work: Promise<T>, done?: Done<T>): void {
  work.then(
    (value) => done?.(null, value),
    // Whatever the reason: who can't be looked up is not taken for nobody.
    (error: unknown) => done?.(new ServiceUnavailable(error)),
  );
}

/**
 * Sessions in the SQL database: shared by all replicas, and not lost with a Redis. A session that was read is only ever
 * updated, never inserted, so that a request still running can't bring back one that was revoked meanwhile (S-8).
 */
@Injectable()
export class SessionStore extends session.Store {
  private readonly logger = new Logger(SessionStore.name);
  /** When the row of a session we have read or written expires. */
  private readonly stored = new WeakMap<object, number>();

  constructor(private readonly dataSource: DataSource) {
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

  /** express-session makes its object of what `get` gave; from here on it is known to have a row. */
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

  async purgeExpired(now = new Date()): Promise<number> {
    return (await this.rows.delete({ expiresAt: LessThan(now) })).affected ?? 0;
  }

  private get rows() {
    return this.dataSource.getRepository(SessionRow);
  }

  private expiryOf(data: session.SessionData): number {
    const { anonymousMs, browserMs } = sessionLifetime;
    const isAnonymous = !data.userId && !data.microsoft;
    return Date.now() + (data.cookie.originalMaxAge ?? (isAnonymous ? anonymousMs : browserMs));
  }

  private async read(sid: string): Promise<session.SessionData | null> {
    const row = await this.rows.findOneBy({
      sidHash: hashOf(sid),
      expiresAt: MoreThan(new Date()),
    });
    if (!row) return null;
    try {
      const data = JSON.parse(row.data) as session.SessionData;
      this.stored.set(data, row.expiresAt.getTime());
      return data;
    } catch {
      this.logger.warn('A session row is not JSON; it counts as expired.');
      return null;
    }
  }

  private async write(sid: string, data: session.SessionData): Promise<void> {
    const expiry = this.expiryOf(data);
    const row = {
      sidHash: hashOf(sid),
      userId: data.userId ?? null,
      data: JSON.stringify(data),
      expiresAt: new Date(expiry),
    };
    if (this.stored.has(data)) await this.rows.update({ sidHash: row.sidHash }, row);
    else await this.rows.insert(row);
    this.stored.set(data, expiry);
  }
}
