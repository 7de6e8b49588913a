import type { User } from '../../tenant/roster/entities';
import type { Tenant } from '../../tenant/tenant';
import type { AccessToken } from '../../wire/access-token';
import type { GraphAnswer } from '../../wire/graph-message';
import type { PageTokens } from '../query/page-tokens';
import type { Query } from '../query/parse-query';
import { isGranted } from '../permissions/permissions';
import type { GraphContext } from './graph-context';

/** Who is calling: a person through the app, or the app itself. */
export class Caller {
  constructor(
    readonly token: AccessToken,
    /** Absent when the app acts on its own. */
    readonly user: User | undefined,
  ) {}

  get granted(): readonly string[] {
    return this.user ? this.token.scopes : this.token.roles;
  }

  /** Whether the caller has a permission, or one that includes it. */
  has(permission: string): boolean {
    return isGranted(this.granted, permission);
  }
}

/** An authorized call. */
export interface Call {
  readonly context: GraphContext;
  readonly pageTokens: PageTokens;
  readonly tenant: Tenant;
  readonly caller: Caller;
  /** Scheme, host and `/v1.0`, as the client wrote them. */
  readonly root: string;
  /** Below the root, not decoded. */
  readonly path: string;
  /** Decoded parts of the path, by their names in the template. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** As sent; undefined if there was none. */
  readonly body: unknown;
}

/** Answers a call. @throws GraphError */
export type Handler = (call: Call) => GraphAnswer;

/** The person behind a `/me` path; those accept only user tokens, so there is one. */
export function meOf({ caller }: Call): User {
  if (!caller.user) throw new Error('A /me path was called without a user');
  return caller.user;
}
