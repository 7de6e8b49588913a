import { Injectable } from '@nestjs/common';
import { ConsentRequired, Forbidden, NotFound } from '../../../http';
import { GraphTokens, type SessionUser } from '../../auth';
import { ApplicationGraph, type GraphCaller } from '../../graph';
import type { FoundGrants } from './permissions-check';

const nothing: ReadonlySet<string> = new Set();

const isMissing = (error: unknown): boolean =>
  error instanceof ConsentRequired || error instanceof NotFound || error instanceof Forbidden;

/** Looks up what a tenant has granted. */
@Injectable()
export class GrantedPermissions {
  constructor(
    private readonly tokens: GraphTokens,
    private readonly application: ApplicationGraph,
  ) {}

  async find(administrator: SessionUser, tenantId: string): Promise<FoundGrants> {
    const app = this.tokens.asApp(tenantId);
    const [granted, allScopes] = await Promise.all([
      this.ofApp(app),
      this.hasAllScopes(this.tokens.asUser(administrator)),
    ]);
    return { ...granted, allScopes };
  }

  private async ofApp(app: GraphCaller): Promise<FoundGrants> {
    try {
      // A token from before the last consent wouldn't show it.
      await app.token({ fresh: true });
      const principalId = await this.application.principalId(app);
      const [roles, scopes] = await Promise.all([
        this.application.grantedRoles(app, principalId),
        this.application.grantedScopes(app, principalId),
      ]);
      return { roles, scopes };
    } catch (error) {
      return isMissing(error) ? { roles: nothing } : {};
    }
  }

  /** Graph doesn't show us delegated grants, but a new token with all of them is only issued if all are granted. */
  private async hasAllScopes(administrator: GraphCaller): Promise<boolean | undefined> {
    try {
      await administrator.token();
      await administrator.token({ fresh: true });
      return true;
    } catch (error) {
      return error instanceof ConsentRequired ? false : undefined;
    }
  }
}
