import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Program } from '../run/program.mjs';

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Sandbox and API as built, on free ports, with a database of their own, and what a bench counts in them. */
export class Product {
  #programs = [];
  #statements = [];
  #varDir = mkdtempSync(join(tmpdir(), 'edugraph-bench-'));

  /** @param {string[]} sandboxArgs such as `--generate users=600` */
  static async start(sandboxArgs) {
    const product = new Product();
    const [port, sandboxPort] = [await freePort(), await freePort()];
    product.url = `http://localhost:${port}`;
    product.sandboxUrl = `http://127.0.0.1:${sandboxPort}`;
    await product.#run('sandbox', ['dist/apps/sandbox/main.mjs', ...sandboxArgs], {
      SANDBOX_PORT: String(sandboxPort),
      readyUrl: `${product.sandboxUrl}/_sandbox/health`,
    });
    await product.#run('api', ['dist/apps/api/main.mjs'], {
      PORT: String(port),
      ENTRA_LOGIN_URL: product.sandboxUrl,
      GRAPH_URL: product.sandboxUrl,
      OUTLOOK_URL: product.sandboxUrl,
      LOG_LEVEL: 'trace',
      SYNC_ENABLED: 'false',
      DATABASE_URL: '',
      REDIS_URL: '',
      readyUrl: `${product.url}/health/ready`,
    });
    return product;
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

  /** HTTP requests that Graph gets while `work` runs; a batch is one. */
  async graphRequests(work) {
    const { next } = await this.control('GET', '/requests?since=0');
    await work();
    const { value } = await this.control('GET', `/requests?since=${next}`);
    return value.filter(({ path, batch }) => path.startsWith('/v1.0/') && !batch);
  }

  /** SQL statements by the request that made them, without BEGIN and COMMIT. */
  async statements(work) {
    this.#statements = [];
    await work();
    const groups = new Map();
    for (const { requestId, statement } of this.#statements) {
      groups.set(requestId, [...(groups.get(requestId) ?? []), statement]);
    }
    return [...groups.values()];
  }

  async #run(name, command, { readyUrl, ...env }) {
    const program = new Program({
      name,
      command,
      env: { VAR_DIR: this.#varDir, ...env },
      onLine: (line) => this.#read(line),
    });
    this.#programs.push(program);
    await program.ready(readyUrl);
  }

  #read(line) {
    if (!line.includes('"msg":"sql"')) return;
    const { requestId, statement } = JSON.parse(line);
    const isFrame = /^(begin|commit|rollback|start transaction)/i.test(statement);
    if (requestId && !isFrame) this.#statements.push({ requestId, statement });
  }
}
