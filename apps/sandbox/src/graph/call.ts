import type { User } from '../tenant/entities';
import type { Tenant } from '../tenant/tenant';
import type { AccessToken, GraphAnswer, GraphContext } from './graph-context';
import type { PageTokens } from './odata/page-tokens';
import type { Query } from './odata/parse-query';
import { isGranted } from './permissions';

/** Who calls: a person through the app, or the app itself. */
export class Caller {
  constructor(
    readonly token: AccessToken,
    /** Absent when the app calls for itself. */
    readonly user: User | undefined,
  ) {}

  get granted(): readonly string[] {
    return this.user ? this.token.scopes : this.token.roles;
  }

  /** Whether it holds a permission, or one that includes it. */
  has(permission: string): boolean {
    return isGranted(this.granted, permission);
  }
}

/** A call that was let in. */
export interface Call {
  readonly context: GraphContext;
  readonly pageTokens: PageTokens;
  readonly tenant: Tenant;
  readonly caller: Caller;
  /** Scheme, host and `/v1.0`, as the client wrote them. */
  readonly root: string;
  /** Below the root, not decoded. */
  readonly path: string;
  /** Decoded parts of the path, by their name in the template. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** As it was sent; undefined without one. */
  readonly body: unknown;
}

/** Answers a call. @throws GraphError */
export type Handler = (call: Call) => GraphAnswer;

/** The person of a `/me` path; those take user tokens only, so there is one. */
export function meOf({ caller }: Call): User {
  if (!caller.user) throw new Error('A /me path was called without a user');
  return caller.user;
}
