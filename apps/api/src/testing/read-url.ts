import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

const keptLines = 20;

/** @returns its URL once it listens; reports on stderr if it ends without having been stopped */
export function readUrl(program: ChildProcess, name: 'api' | 'sandbox'): Promise<string> {
  const lines: string[] = [];
  return new Promise((resolve, reject) => {
    for (const stream of [program.stdout, program.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        if (lines.length > keptLines) lines.shift();
        if (line.includes(`"${name} ready"`)) resolve((JSON.parse(line) as { url: string }).url);
      });
    }
    program.once('exit', (code, signal) => {
      const end = `The ${name} ended with ${signal ?? code}:\n${lines.join('\n')}\n`;
      if (!program.killed) process.stderr.write(end);
      reject(new Error(end));
    });
  });
}
