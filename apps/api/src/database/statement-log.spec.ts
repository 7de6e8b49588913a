import { Logger } from '@nestjs/common';
import { StatementLog } from './statement-log';

describe('StatementLog', () => {
  it('logs the statement but never its parameters (S-7)', () => {
    const lines: unknown[] = [];
    const verbose = (...line: unknown[]) => void lines.push(line);
    Logger.overrideLogger({ log: verbose, error: verbose, warn: verbose, verbose });
    const log: { logQuery(statement: string, parameters?: unknown[]): void } = new StatementLog();
    log.logQuery('SELECT 1 WHERE a = ?', ['hunter2']);
    expect(JSON.stringify(lines)).toContain('SELECT 1 WHERE a = ?');
    expect(JSON.stringify(lines)).not.toContain('hunter2');
  });
});
