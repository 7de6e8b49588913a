import { ConsentRequired, Forbidden, NotFound } from '../../http';
import type { GraphCaller } from './graph-caller';
import type { GraphClient, GraphListOptions, GraphPage } from './graph-client';
import { GraphRequestFailed } from './graph-error';
import type { GraphBatchAnswer } from './graph-batch';
import { pathSegment } from './path-segment';

export interface WireTenantUser {
  id: string;
  displayName?: string | null;
  userPrincipalName?: string | null;
}

export interface UserPage {
  users: WireTenantUser[];
  /** The address of the next page, as Graph gave it. */
  next: string | undefined;
}

/** Default access to an app that has no roles of its own; Graph wants it named. */
const defaultAccess = '00000000-0000-0000-0000-000000000000';
const largestPage = 999;
/** A multiple of what a batch holds. */
const usersOfPage = 500;
const usersPath = '/users?$select=id,displayName,userPrincipalName';
/** Enough for a tenant of a million users. */
const maxPages = 1_100;

/** Our own application in a tenant: its service principal, who has access to it, and what was granted to it. */
export class ApplicationGraph {
  constructor(
    private readonly graph: Pick<
      GraphClient,
      'get' | 'all' | 'list' | 'batch' | 'delete' | 'pageOf'
    >,
    private readonly clientId: string,
  ) {}

  /** Id of the service principal. @throws NotFound when the tenant has none */
  async principalId(caller: GraphCaller): Promise<string> {
    const { id } = await this.graph.get<{ id: string }>(caller, `${this.ownPath}?$select=id`);
    return id;
  }

  /** Takes the application out of the tenant, with all that was granted to it; harmless when it is gone already. */
  async removePrincipal(caller: GraphCaller): Promise<void> {
    try {
      await this.graph.delete(caller, this.ownPath);
    } catch (error) {
      // Without a service principal no token can be had, either.
      if (!(error instanceof NotFound || error instanceof ConsentRequired)) throw error;
    }
  }

  async countUsers(caller: GraphCaller): Promise<number | undefined> {
    const page = await this.graph.get<{ '@odata.count'?: number }>(
      caller,
      '/users?$select=id&$top=1&$count=true',
      { headers: { ConsistencyLevel: 'eventual' } },
    );
    return page['@odata.count'];
  }

  /** @param link of an earlier page's `next`; the first page without */
  async users(caller: GraphCaller, link: string | null): Promise<UserPage> {
    const path = `${usersPath}&$top=${usersOfPage}`;
    const options: GraphListOptions = link === null ? {} : { from: link };
    const page: GraphPage<WireTenantUser> = await this.graph.pageOf(caller, path, options);
    return { users: page.value, next: page['@odata.nextLink'] };
  }

  /** Object ids of all who have access. */
  async usersWithAccess(caller: GraphCaller, principalId: string): Promise<Set<string>> {
    const path = `/servicePrincipals/${pathSegment(principalId)}/appRoleAssignedTo?$top=${largestPage}`;
    const ids = new Set<string>();
    const assignments = this.graph.list<{ principalId?: string | null }>(caller, path, {
      maxPages,
    });
    for await (const { principalId: id } of assignments) if (id) ids.add(id.toLowerCase());
    return ids;
  }

  /** Gives up to 20 users access, in one request; each has its own answer, by the user's id. */
  giveAccess(
    caller: GraphCaller,
    principalId: string,
    userIds: readonly string[],
  ): Promise<Map<string, GraphBatchAnswer>> {
    const url = `/servicePrincipals/${pathSegment(principalId)}/appRoleAssignedTo`;
    const requests = userIds.map((userId) => ({
      id: userId,
      method: 'POST',
      url,
      body: { principalId: userId, resourceId: principalId, appRoleId: defaultAccess },
    }));
    return this.graph.batch(caller, requests);
  }

  /** Ids of the application permissions that were granted. */
  async grantedRoles(caller: GraphCaller, principalId: string): Promise<Set<string>> {
    const path = `/servicePrincipals/${pathSegment(principalId)}/appRoleAssignments`;
    const assignments = await this.graph.all<{ appRoleId?: string }>(caller, path);
    return new Set(assignments.map(({ appRoleId }) => appRoleId?.toLowerCase() ?? ''));
  }

  /** Names of the delegated permissions that were granted for everyone; nothing where we may not read that. */
  async grantedScopes(caller: GraphCaller, principalId: string): Promise<Set<string> | undefined> {
    const path = `/servicePrincipals/${pathSegment(principalId)}/oauth2PermissionGrants`;
    try {
      const grants = await this.graph.all<{ consentType?: string | null; scope?: string | null }>(
        caller,
        path,
      );
      const ofAll = grants.filter(({ consentType }) => consentType === 'AllPrincipals');
      return new Set(ofAll.flatMap(({ scope }) => scope?.split(' ').filter(Boolean) ?? []));
    } catch (error) {
      if (error instanceof Forbidden) return undefined;
      throw error;
    }
  }

  /** When the application's secrets end; nothing where its registration cannot be read, as in every tenant but its own. */
  async secretsEnd(caller: GraphCaller): Promise<Date[] | undefined> {
    const path = `/applications(appId='${pathSegment(this.clientId)}')?$select=passwordCredentials`;
    try {
      const { passwordCredentials } = await this.graph.get<{
        passwordCredentials?: { endDateTime?: string | null }[] | null;
      }>(caller, path);
      const ends =
        passwordCredentials?.map(({ endDateTime }) => new Date(endDateTime ?? NaN)) ?? [];
      return ends.filter((end) => !Number.isNaN(end.getTime()));
    } catch (error) {
      if (isUnreadable(error)) return undefined;
      throw error;
    }
  }

  private get ownPath(): string {
    return `/servicePrincipals(appId='${pathSegment(this.clientId)}')`;
  }
}

function isUnreadable(error: unknown): boolean {
  if (error instanceof NotFound || error instanceof Forbidden) return true;
  return error instanceof GraphRequestFailed;
}
