import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';

export interface RunningProgram {
  stop(): Promise<void>;
}

export interface ProgramOptions {
  /** The bundle and its arguments. */
  args: string[];
  env: Record<string, string>;
  /** Answers 200 when the program is ready. */
  readyUrl: string;
}

/** A port nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function untilReady(url: string, child: ChildProcess, lines: string[]): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The program ended:\n${lines.join('\n')}`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Starts one of our built programs as its own process, with nothing of this process's environment but PATH. */
export async function startProgram({
  args,
  env,
  readyUrl,
}: ProgramOptions): Promise<RunningProgram> {
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => lines.push(line));
  }
  await untilReady(readyUrl, child, lines);
  return {
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}
