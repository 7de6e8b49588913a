import { Injectable } from '@nestjs/common';
import { systemClock } from '../../../clock/clock';
import { ConsentRequired, MicrosoftLoginRequired } from '../../../http';
import type { GraphCaller } from '../../graph';
import type { TokenPurpose } from '../entra/permissions';
import type { MicrosoftAccount } from '../accounts/microsoft-account';
import type { SessionUser } from '../sessions/session-user';
import { AppTokens } from './app-tokens';
import type { GraphToken } from './silent-tokens';
import { UserTokens } from './user-tokens';

/** A token with less than this left is looked up again. */
const margin = 30_000;

/**
 * Creates Graph callers. A caller is meant for one request: it keeps its token, so that a page with many Graph calls
 * looks it up once.
 */
@Injectable()
export class GraphTokens {
  private readonly callers = new WeakMap<SessionUser, GraphCaller>();

  constructor(
    private readonly userTokens: UserTokens,
    private readonly appTokens: AppTokens,
  ) {}

  /** On the user's behalf, with all education permissions in one token. The same user object gets the same caller. */
  asUser(user: SessionUser): GraphCaller {
    const known = this.callers.get(user);
    if (known) return known;
    const caller = this.callerFor(user);
    this.callers.set(user, caller);
    return caller;
  }

  private callerFor({ microsoft, organization }: SessionUser): GraphCaller {
    if (!microsoft) return callerWithoutAccount;
    if (organization?.appRemains) return callerWithoutConsent(microsoft);
    return this.delegated(microsoft, 'education');
  }

  /** On the user's behalf, with what any sign-in grants: their own profile and the organization's name. */
  asSignedIn(account: MicrosoftAccount): GraphCaller {
    return this.delegated(account, 'sign-in');
  }

  /** As the application, without a user: the calling code must check the user's rights itself. */
  asApp(tenantId: string): GraphCaller {
    return {
      tenantId,
      key: 'app',
      token: remembering((rejected) =>
        this.appTokens.acquire({ tenantId, ...(rejected === undefined ? {} : { rejected }) }),
      ),
    };
  }

  /** Drops the tenant's cached app-only token. */
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

/** An unlinked local account has nobody to call Graph as. */
const callerWithoutAccount: GraphCaller = {
  tenantId: '',
  key: '',
  token: () => Promise.reject(new MicrosoftLoginRequired()),
};

/** Microsoft would still issue tokens for a consent that was withdrawn here. */
const callerWithoutConsent = ({ tenantId, objectId }: MicrosoftAccount): GraphCaller => ({
  tenantId,
  key: objectId,
  token: () => Promise.reject(new ConsentRequired()),
});

const lasts = ({ expiresOn }: GraphToken): boolean =>
  expiresOn.getTime() - systemClock.now() > margin;

/**
 * Remembers the token, and a lookup in progress so that concurrent calls share it. `fresh` reports the last token as
 * rejected, so a token that somebody else has renewed since is good enough.
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
