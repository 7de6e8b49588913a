import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = join(__dirname, '../../../../../dist/apps/sandbox/main.mjs');

/** The program as users run it: built, in its own process. */
export interface SandboxProgram {
  start(args: readonly string[], environment?: Record<string, string>): RunningProgram;
  /** Stops whatever is still running. */
  remove(): Promise<void>;
}

/** The built program (`nx build sandbox`, which the tests depend on) with its own folder. */
export async function sandboxProgram(): Promise<SandboxProgram> {
  const directory = await mkdtemp(join(tmpdir(), 'sandbox-spec-'));
  const started: RunningProgram[] = [];
  return {
    start(args, environment = {}) {
      const env = { SANDBOX_PORT: '0', VAR_DIR: join(directory, 'var'), ...environment };
      const child = spawn(process.execPath, [program, ...args], {
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const running = new RunningProgram(child);
      started.push(running);
      return running;
    },
    async remove() {
      await Promise.all(started.map((running) => running.stop()));
      await rm(directory, { recursive: true });
    },
  };
}

/** A started program and its output so far. */
export class RunningProgram {
  stdout = '';
  stderr = '';
  readonly exit: Promise<number | null>;

  constructor(private readonly child: ChildProcess) {
    child.stdout?.on('data', (chunk: Buffer) => (this.stdout += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    this.exit = once(child, 'close').then(([code]) => code as number | null);
  }

  get lines(): Record<string, unknown>[] {
    return this.stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  /** The address it reports once ready. */
  async ready(): Promise<string> {
    for (;;) {
      const line = this.lines.find(({ msg }) => msg === 'sandbox ready');
      if (line) return String(line['url']);
      const ended = await Promise.race([this.exit, once(this.child.stdout!, 'data')]);
      if (!Array.isArray(ended)) throw new Error(`It ended: ${this.stderr}`);
    }
  }

  async stop(): Promise<number | null> {
    this.child.kill('SIGTERM');
    return this.exit;
  }
}
