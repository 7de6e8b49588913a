import { ConsentRequired, Forbidden, NotFound } from '../../../http';
import type { GraphCaller } from '../transport/graph-caller';
import type { GraphClient, GraphListOptions, GraphPage } from '../client/graph-client';
import { GraphRequestFailed } from '../transport/graph-error';
import { readAccess, readTenantUser, type WireTenantUser } from '../wire/read-directory';
import { count, each, id, isWord, record, text, time } from '../wire/values';
import type { GraphBatchAnswer } from '../client/graph-batch';
import { pathSegment } from '../client/path-segment';

export interface UserPage {
  users: WireTenantUser[];
  /** The next page's link, as Graph returned it. */
  next: string | undefined;
}

/** Default access to an app that has no roles of its own; Graph requires it to be named. */
const defaultAccess = '00000000-0000-0000-0000-000000000000';
const largestPage = 999;
/** A multiple of what a batch can contain. */
const usersOfPage = 500;
const usersPath = '/users?$select=id,displayName,userPrincipalName';
/** Enough for a tenant with a million users, on pages of the usual size. */
const maxPages = 11_000;

/** Our own application in a tenant: its service principal, who has access to it, and what was granted to it. */
export class ApplicationGraph {
  constructor(
    private readonly graph: Pick<
      GraphClient,
      'get' | 'all' | 'list' | 'batch' | 'delete' | 'pageOf' | 'owns'
    >,
    private readonly clientId: string,
  ) {}

  /** The service principal's id. @throws NotFound if the tenant has none */
  async principalId(caller: GraphCaller): Promise<string> {
    const principal = record(await this.graph.get(caller, `${this.ownPath}?$select=id`));
    const found = id(principal['id']);
    if (found === null) throw new GraphRequestFailed(200, 'principalWithoutId');
    return found;
  }

  /** Removes the application from the tenant, with everything granted to it; harmless if it is already gone. */
  async removePrincipal(caller: GraphCaller): Promise<void> {
    try {
      await this.graph.delete(caller, this.ownPath);
    } catch (error) {
      // Without a service principal there is no token to get, either.
      if (!(error instanceof NotFound || error instanceof ConsentRequired)) throw error;
    }
  }

  async countUsers(caller: GraphCaller): Promise<number | undefined> {
    const page = await this.graph.get(caller, '/users?$select=id&$top=1&$count=true', {
      headers: { ConsistencyLevel: 'eventual' },
    });
    return count(record(page)['@odata.count']) ?? undefined;
  }

  /** @param link from an earlier page's `next`; null for the first page */
  async users(caller: GraphCaller, link: string | null): Promise<UserPage> {
    const path = `${usersPath}&$top=${usersOfPage}`;
    const options: GraphListOptions = link === null ? {} : { from: link };
    const page: GraphPage = await this.graph.pageOf(caller, path, options);
    const next = page['@odata.nextLink'];
    if (next && !this.graph.owns(next)) throw new GraphRequestFailed(200, 'foreignNextLink');
    return { users: each(page.value, readTenantUser), next };
  }

  /** The object ids of everyone who has access. */
  async usersWithAccess(caller: GraphCaller, principalId: string): Promise<Set<string>> {
    const path = `/servicePrincipals/${pathSegment(principalId)}/appRoleAssignedTo?$top=${largestPage}`;
    const ids = new Set<string>();
    for await (const entry of this.graph.list(caller, path, { maxPages })) {
      const { principalId: holder } = readAccess(entry);
      if (holder !== null) ids.add(holder);
    }
    return ids;
  }

  /** Gives up to 20 users access in one request; each gets a separate answer, by the user's id. */
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

  /** The ids of the granted application permissions. */
  async grantedRoles(caller: GraphCaller, principalId: string): Promise<Set<string>> {
    const path = `/servicePrincipals/${pathSegment(principalId)}/appRoleAssignments`;
    const assignments = await this.graph.all(caller, path);
    return new Set(each(assignments, (entry) => readAccess(entry).appRoleId ?? undefined));
  }

  /** The names of the delegated permissions granted for everyone; undefined if we may not read that. */
  async grantedScopes(caller: GraphCaller, principalId: string): Promise<Set<string> | undefined> {
    const path = `/servicePrincipals/${pathSegment(principalId)}/oauth2PermissionGrants`;
    try {
      const grants = (await this.graph.all(caller, path)).map(record);
      const ofAll = grants.filter(({ consentType }) => isWord(text(consentType), 'AllPrincipals'));
      return new Set(ofAll.flatMap(({ scope }) => text(scope)?.split(' ').filter(Boolean) ?? []));
    } catch (error) {
      if (error instanceof Forbidden) return undefined;
      throw error;
    }
  }

  /** When the application's secrets expire; undefined if its registration can't be read, as in every tenant but its own. */
  async secretsEnd(caller: GraphCaller): Promise<Date[] | undefined> {
    const path = `/applications(appId='${pathSegment(this.clientId)}')?$select=passwordCredentials`;
    try {
      const { passwordCredentials } = record(await this.graph.get(caller, path));
      return each(passwordCredentials, (entry) => {
        const end = time(record(entry)['endDateTime']);
        return end === null ? undefined : new Date(end);
      });
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
