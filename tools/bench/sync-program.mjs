import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundleOptions } from '../build/bundle-node.mjs';

const outdir = 'dist/bench/sync';

/** Builds the measuring program from the sync's sources and those around it. */
export async function buildSyncProgram() {
  await build(bundleOptions('apps/api/src/modules/sync/testing/bench/main.ts', outdir));
}

/** A process with the engine in it that does one operation at a time; its log goes to a file, as an operator's would. */
export class SyncProgram {
  #child;

  /**
   * @param {import('./sync-sandbox.mjs').SyncSandbox} sandbox
   * @param {string} databaseUrl
   * @param {{ flags?: string[]; subject?: 'sync' | 'mirror' }} options Node's flags, and whose operations it has
   */
  static async start(sandbox, databaseUrl, { flags = [], subject = 'sync' } = {}) {
    const log = openSync(join(sandbox.folder, 'sync.log'), 'a');
    const env = { ...sandbox.environment(databaseUrl), ROSTER_MIRROR: 'off' };
    const program = new SyncProgram([subject, JSON.stringify(sandbox.tenant)], {
      env,
      output: log,
      flags,
    });
    closeSync(log);
    await program.#answer();
    return program;
  }

  /** Without a tenant, for `ScaleBench`'s operations. */
  static async startWithoutTenant() {
    const program = new SyncProgram([], { env: {}, output: 'inherit' });
    await program.#answer();
    return program;
  }

  constructor(args, { env, output, flags = [] }) {
    this.#child = spawn(process.execPath, [...flags, `${outdir}/main.mjs`, ...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', output, 'inherit', 'ipc'],
    });
  }

  /** @param {string} operation a method of `SyncBench`, `MirrorBench` or `ScaleBench` */
  do(operation, options = {}) {
    const answer = this.#answer();
    this.#child.send({ operation, options });
    return answer;
  }

  async stop() {
    const exited = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.disconnect();
    await exited;
  }

  #answer() {
    return new Promise((resolve, reject) => {
      const fail = (code) => reject(new Error(`The measuring program ended with ${code}.`));
      this.#child.once('exit', fail);
      this.#child.once('message', ({ result, error }) => {
        this.#child.off('exit', fail);
        if (error) reject(new Error(error));
        else resolve(result);
      });
    });
  }
}
