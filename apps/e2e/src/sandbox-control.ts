export interface SandboxUser {
  id: string;
  userPrincipalName: string;
  displayName: string;
  roles: string[];
}

export type UserChange =
  | { id: string; patch: { jobTitle?: string; accountEnabled?: boolean } }
  | { id: string; remove: 'changed' | 'deleted' }
  | { id: string; restore: true };

export interface Fault {
  match: { method?: string; path?: string; tenant?: string };
  status?: number;
  retryAfter?: number;
  latency?: number;
  reset?: boolean;
  times?: number;
}

/** The parts of the sandbox's control API that the browser tests need. */
export class SandboxControl {
  constructor(readonly url: string) {}

  private async call<T>(path: string, init?: RequestInit): Promise<T> {
    const answer = await fetch(`${this.url}/_sandbox${path}`, {
      ...init,
      headers: { 'content-type': 'application/json' },
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    const text = await answer.text();
    return (text ? JSON.parse(text) : undefined) as T;
  }

  tenants() {
    return this.call<{ id: string; domain: string; users: SandboxUser[] }[]>('/tenants');
  }

  /** Two teachers, a student, and the administrator of the first tenant, like the start command offers. */
  async demoAccounts() {
    const users = (await this.tenants())[0]?.users ?? [];
    const withRole = (role: string) => users.filter((user) => user.roles.includes(role));
    return [
      ...withRole('Teacher').slice(0, 2),
      ...withRole('Student').slice(0, 1),
      ...withRole('Admin').slice(0, 1),
    ].map((user) => ({
      name: user.displayName,
      role: user.roles[0],
      loginHint: user.userPrincipalName,
    }));
  }

  /** Changes a tenant's people in the given order; its delta query reports them. */
  changeUsers(domain: string, changes: UserChange[]) {
    const body = JSON.stringify(changes);
    return this.call(`/tenants/${domain}/users/changes`, { method: 'POST', body });
  }

  /** Expires every delta token, so the next sync covers everyone. */
  expireDelta() {
    return this.call('/delta/expire', { method: 'POST', body: '{}' });
  }

  injectFault(fault: Fault) {
    return this.call('/faults', { method: 'POST', body: JSON.stringify(fault) });
  }

  /** Revokes everyone's access and refresh tokens. */
  revokeTokens() {
    return this.call('/tokens/revoke', { method: 'POST', body: '{}' });
  }

  /** Makes the next published assignment revert to a draft. */
  turnBackNextPublish() {
    return this.call('/assignments', { method: 'PATCH', body: '{"failPublish":1}' });
  }

  clearFaults() {
    return this.call('/faults', { method: 'DELETE' });
  }
}
