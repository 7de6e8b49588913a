import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface RunningProgram {
  /** Its base URL. */
  url: string;
  stop(): Promise<void>;
}

export interface ProgramOptions {
  /** The bundle's path and arguments. */
  args: string[];
  /** Use port 0, so each program gets a free port without a race. */
  env: Record<string, string>;
  /** The message of the log line that contains its URL. */
  readyMessage: string;
}

function readUrl(child: ChildProcess, readyMessage: string): Promise<string> {
  const lines: string[] = [];
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        if (line.includes(`"${readyMessage}"`)) resolve((JSON.parse(line) as { url: string }).url);
      });
    }
    child.once('exit', () => reject(new Error(`The program ended:\n${lines.join('\n')}`)));
  });
}

/** Starts a built program as its own process, with only PATH from this process's environment. */
export async function startProgram({
  args,
  env,
  readyMessage,
}: ProgramOptions): Promise<RunningProgram> {
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    url: await readUrl(child, readyMessage),
    stop: () => {
      child.kill('SIGTERM');
      return exited;
    },
  };
}
