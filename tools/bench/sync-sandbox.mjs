import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Program } from '../run/program.mjs';

/** A tenant with many users in its own sandbox, and the folder it shares with the programs that call it. */
export class SyncSandbox {
  #program;
  folder = mkdtempSync(join(tmpdir(), 'edugraph-bench-'));

  /** @param {number | string} roster how many users, or all sizes */
  static async start(roster) {
    const sandbox = new SyncSandbox();
    const generate = typeof roster === 'string' ? roster : `users=${roster},schools=1,classes=1`;
    const command = ['dist/apps/sandbox/main.mjs', '--generate', generate];
    let tell;
    const told = new Promise((resolve) => (tell = resolve));
    const env = { SANDBOX_PORT: '0', VAR_DIR: sandbox.folder };
    const onLine = (line) => line.includes('"sandbox ready"') && tell(JSON.parse(line).url);
    sandbox.#program = new Program({ name: 'sandbox', command, env, onLine });
    const ended = sandbox.#program.exited.then(() => {
      throw new Error(sandbox.#program.lastWords());
    });
    sandbox.url = await Promise.race([told, ended]);
    sandbox.tenant = await sandbox.#readTenant();
    return sandbox;
  }

  /** The way Entra says who owns a domain: a list of tenants would include all their users. */
  async #readTenant() {
    const domain = 'contoso.example';
    const answer = await fetch(`${this.url}/${domain}/v2.0/.well-known/openid-configuration`);
    const { issuer } = await answer.json();
    return { id: new URL(issuer).pathname.split('/')[1], name: domain };
  }

  /** For an API program that syncs this tenant. */
  environment(databaseUrl) {
    return {
      VAR_DIR: this.folder,
      DATABASE_URL: databaseUrl,
      ENTRA_LOGIN_URL: this.url,
      GRAPH_URL: this.url,
      OUTLOOK_URL: this.url,
      LOG_LEVEL: 'info',
      REDIS_URL: '',
    };
  }

  async control(method, path, body) {
    const answer = await fetch(`${this.url}/_sandbox${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return text ? JSON.parse(text) : undefined;
  }

  /** How many HTTP requests Graph receives while `work` runs. */
  async graphRequests(work) {
    const { next } = await this.control('GET', '/requests?since=0');
    await work();
    const { value } = await this.control('GET', `/requests?since=${next}`);
    return value.filter(({ path, batch }) => path.startsWith('/v1.0/') && !batch).length;
  }

  async stop() {
    await this.#program.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
