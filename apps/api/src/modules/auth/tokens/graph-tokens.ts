import { Injectable } from '@nestjs/common';
import { MicrosoftLoginRequired } from '../../../http';
import type { GraphCaller } from '../../graph';
import { AppTokens } from './app-tokens';
import type { TokenPurpose } from '../microsoft/permissions';
import type { MicrosoftAccount, SessionUser } from '../sessions/session-user';
import type { GraphToken } from './silent-tokens';
import { UserTokens } from './user-tokens';

/** A token with less than this left is looked up anew. */
const margin = 30_000;

/**
 * Makes the callers that Graph is called with. A caller is meant for one request: it keeps its token, so that a page
 * with many Graph calls looks it up once.
 */
@Injectable()
export class GraphTokens {
  private readonly callers = new WeakMap<SessionUser, GraphCaller>();

  constructor(
    private readonly userTokens: UserTokens,
    private readonly appTokens: AppTokens,
  ) {}

  /** In the user's name, with all education permissions in one token. The same user object gets the same caller. */
  asUser(user: SessionUser): GraphCaller {
    const known = this.callers.get(user);
    if (known) return known;
    const caller = user.microsoft
      ? this.delegated(user.microsoft, 'education')
      : callerWithoutAccount;
    this.callers.set(user, caller);
    return caller;
  }

  /** In the user's name, with what a sign-in gives: the own profile and the organization's name. */
  asSignedIn(account: MicrosoftAccount): GraphCaller {
    return this.delegated(account, 'sign-in');
  }

  /** In the name of the application, without a person: whoever uses this checks the person's rights itself. */
  asApp(tenantId: string): GraphCaller {
    return {
      tenantId,
      key: 'app',
      token: remembering((rejected) =>
        this.appTokens.acquire({ tenantId, ...(rejected === undefined ? {} : { rejected }) }),
      ),
    };
  }

  /** No token of before is used for the tenant any more. */
  forgetApp(tenantId: string): void {
    this.appTokens.forget(tenantId);
  }

  private delegated({ tenantId, objectId }: MicrosoftAccount, purpose: TokenPurpose): GraphCaller {
    const owner = { tenantId, objectId };
    return {
      tenantId,
      key: objectId,
      token: remembering((rejected) =>
        this.userTokens.acquire({ owner, purpose, ...(rejected ? { rejected } : {}) }),
      ),
    };
  }
}

/** A local account that isn't linked has nobody to ask Graph as. */
const callerWithoutAccount: GraphCaller = {
  tenantId: '',
  key: '',
  token: () => Promise.reject(new MicrosoftLoginRequired()),
};

const lasts = ({ expiresOn }: GraphToken): boolean => expiresOn.getTime() - Date.now() > margin;

/**
 * Keeps the token, and the look-up while it is under way: calls made at once share one. `fresh` names the token as the
 * one that was refused, so that a renewal by somebody else is good enough.
 */
function remembering(acquire: (rejected?: string) => Promise<GraphToken>): GraphCaller['token'] {
  let last: GraphToken | undefined;
  let underWay: Promise<GraphToken> | undefined;
  const lookUp = (rejected?: string): Promise<GraphToken> => {
    const started = acquire(rejected).finally(() => {
      if (underWay === started) underWay = undefined;
    });
    underWay = started;
    return started;
  };
  return async (options) => {
    if (options?.fresh) last = await lookUp(last?.accessToken ?? '');
    else if (!last || !lasts(last)) last = await (underWay ?? lookUp());
    return last.accessToken;
  };
}
