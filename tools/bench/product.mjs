import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Program } from '../run/program.mjs';

const execute = promisify(execFile);

/** The built sandbox and API on free ports, with their own database, and what a bench counts in them. */
export class Product {
  #programs = [];
  #statements = [];
  #varDir = mkdtempSync(join(tmpdir(), 'edugraph-bench-'));

  /** @param {string[]} sandboxArgs such as `--generate users=600` */
  static async start(sandboxArgs) {
    const product = new Product();
    const sandbox = ['dist/apps/sandbox/main.mjs', ...sandboxArgs];
    product.sandboxUrl = await product.#run('sandbox', sandbox, { SANDBOX_PORT: '0' });
    await product.startApi();
    return product;
  }

  /** On a different port than before, if it was killed. */
  async startApi() {
    this.url = await this.#run('api', ['dist/apps/api/main.mjs'], {
      PORT: '0',
      ENTRA_LOGIN_URL: this.sandboxUrl,
      GRAPH_URL: this.sandboxUrl,
      OUTLOOK_URL: this.sandboxUrl,
      LOG_LEVEL: 'trace',
      SYNC_ENABLED: 'false',
      DATABASE_URL: '',
      REDIS_URL: '',
    });
  }

  /** Like `kill -9`. */
  async killApi() {
    const api = this.#programs.find(({ name }) => name === 'api');
    this.#programs = this.#programs.filter((program) => program !== api);
    await api.kill();
  }

  /** Bytes of memory the API's process currently uses. */
  async memory() {
    const { pid } = this.#programs.find(({ name }) => name === 'api');
    const { stdout } = await execute('ps', ['-o', 'rss=', '-p', String(pid)]);
    return Number(stdout) * 1024;
  }

  /** Where its files are. */
  get varDir() {
    return this.#varDir;
  }

  async stop() {
    await Promise.all(this.#programs.map((program) => program.stop()));
    rmSync(this.#varDir, { recursive: true, force: true });
  }

  async control(method, path, body) {
    const answer = await fetch(`${this.sandboxUrl}/_sandbox${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    const text = await answer.text();
    return text ? JSON.parse(text) : undefined;
  }

  /** How many HTTP requests Graph receives while `work` runs; a batch counts as one. */
  async graphRequests(work) {
    const { next } = await this.control('GET', '/requests?since=0');
    await work();
    const { value } = await this.control('GET', `/requests?since=${next}`);
    return value.filter(({ path, batch }) => path.startsWith('/v1.0/') && !batch);
  }

  /** SQL statements by the request that issued them, without BEGIN and COMMIT. */
  async statements(work) {
    this.#statements = [];
    await work();
    const groups = new Map();
    for (const { requestId, statement } of this.#statements) {
      groups.set(requestId, [...(groups.get(requestId) ?? []), statement]);
    }
    return [...groups.values()];
  }

  /** Starts a program on a free port. @returns the URL it logs */
  async #run(name, command, env) {
    let tell;
    const told = new Promise((resolve) => (tell = resolve));
    const program = new Program({
      name,
      command,
      env: { VAR_DIR: this.#varDir, ...env },
      onLine: (line) => {
        if (line.includes(`"msg":"${name} ready"`)) tell(JSON.parse(line).url);
        else this.#read(line);
      },
    });
    this.#programs.push(program);
    const ended = program.exited.then(() => Promise.reject(new Error(program.lastWords())));
    return Promise.race([told, ended]);
  }

  #read(line) {
    if (!line.includes('"msg":"sql"')) return;
    const { requestId, statement } = JSON.parse(line);
    const isFrame = /^(begin|commit|rollback|start transaction)/i.test(statement);
    if (requestId && !isFrame) this.#statements.push({ requestId, statement });
  }
}
