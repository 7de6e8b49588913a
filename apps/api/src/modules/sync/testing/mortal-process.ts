import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { DataSource } from 'typeorm';
import { Lease } from '../../../database/lease.entity';
import { apiEnvironment, type TestDatabase, type TestSandbox } from '../../../testing';

const program = join(__dirname, '../../../../../../dist/apps/api/main.mjs');

/** Always the same numbers: a linear congruential generator (Numerical Recipes). */
function* numbers(seed: number, below: number): Generator<number> {
  for (let state = seed; ;) {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    yield Math.floor((state / 2 ** 32) * below);
  }
}

export interface Kills {
  count: number;
  /** The most SQL statements of its turn a process lives for. */
  longestLife: number;
  seed: number;
}

/** The sync of one tenant in processes that are killed with -9. */
export class MortalProcess {
  constructor(
    private readonly world: { sandbox: TestSandbox; database: TestDatabase },
    private readonly dataSource: DataSource,
    private readonly tenantId: string,
  ) {}

  /** @throws if a process ends by itself before its time */
  async killRepeatedly({ count, longestLife, seed }: Kills): Promise<void> {
    const lives = numbers(seed, longestLife);
    for (let kill = 1; kill <= count; kill += 1) {
      const code = await this.run(1 + Number(lives.next().value));
      if (code !== null) throw new Error(`The process ended with ${code} before kill ${kill}.`);
      await this.letLeaseRunOut();
    }
  }

  /** Runs the sync in a process that lives for `life` SQL statements of its turn. @returns its exit code */
  run(life: number): Promise<number | null> {
    const { database, sandbox } = this.world;
    const child = spawn(process.execPath, [program, 'sync', '--once', '--tenant', this.tenantId], {
      env: { ...process.env, ...apiEnvironment(database, sandbox), LOG_LEVEL: 'trace' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let hasBegun = false;
    let statements = 0;
    createInterface({ input: child.stdout }).on('line', (line) => {
      hasBegun ||= line.includes(': sync of ');
      if (!hasBegun || !line.includes('"msg":"sql"')) return;
      statements += 1;
      if (statements === life) child.kill('SIGKILL');
    });
    return new Promise((resolve) => child.once('exit', resolve));
  }

  /** Skips the half minute before another process may continue. */
  private async letLeaseRunOut(): Promise<void> {
    await this.dataSource.createQueryBuilder().update(Lease).set({ expiresMs: 0 }).execute();
  }
}
