import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** One of our programs as a child process: it keeps the log lines, so a failed start can show them. */
export class Program {
  #lines = [];
  #child;

  /** @param {{ name: string, command: string[], env: Record<string, string>, onLine?: (line: string) => void }} options */
  constructor({ name, command, env, onLine }) {
    this.name = name;
    this.#child = spawn(process.execPath, command, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.exited = new Promise((resolve) => this.#child.once('exit', (code) => resolve(code ?? 1)));
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        this.#lines.push(line);
        if (this.#lines.length > 200) this.#lines.shift();
        onLine?.(line);
      });
    }
  }

  get pid() {
    return this.#child.pid;
  }

  /** Resolves when `url` answers 200; rejects with the program's last words if it ends before that. */
  async ready(url) {
    let exitCode;
    void this.exited.then((code) => (exitCode = code));
    for (;;) {
      if (exitCode !== undefined) {
        throw new Error(this.lastWords() || `The ${this.name} ended with ${exitCode}.`);
      }
      const answer = await fetch(url).catch(() => undefined);
      if (answer?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  lastWords() {
    return this.#lines.slice(-30).join('\n');
  }

  async kill() {
    this.#child.kill('SIGKILL');
    await this.exited;
  }

  async stop() {
    this.#child.kill('SIGTERM');
    const force = setTimeout(() => this.#child.kill('SIGKILL'), 10_000);
    await this.exited;
    clearTimeout(force);
  }
}
