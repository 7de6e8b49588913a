import { QueryFailedError } from 'typeorm';
import { createLogger, createNestLogger } from './logger';

function setup() {
  const lines: string[] = [];
  const logger = createLogger('debug', { write: (line) => lines.push(line) });
  return { lines, logger, nest: createNestLogger(logger) };
}

describe('the log', () => {
  it('never contains secrets, however they got into a line (S-7)', () => {
    const { lines, nest } = setup();
    nest.warn({ msg: 'x', password: 'hunter2', request: { headers: { cookie: 'hunter2' } } });
    nest.warn({ msg: 'x', answer: { refreshToken: 'hunter2' }, clientSecret: 'hunter2' });
    nest.warn({ msg: 'x', one: { two: { three: [{ idToken: { raw: 'hunter2' } }] } } });
    expect(lines.join()).not.toContain('hunter2');
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ level: 'warn', msg: 'x' });
    expect(lines.every((line) => line.endsWith('}\n'))).toBe(true);
  });

  it('logs a failed statement without its parameters (S-7)', () => {
    const { lines, nest } = setup();
    const cause = Object.assign(new Error('UNIQUE'), { code: 'SQLITE_CONSTRAINT_UNIQUE' });
    const error = new QueryFailedError('INSERT INTO x VALUES (?)', ['hunter2'], cause);
    nest.error({ msg: 'failed', err: new Error('outer', { cause: error }) });
    nest.error(error);
    expect(lines.join()).not.toContain('hunter2');
    expect(lines[0]).toContain('SQLITE_CONSTRAINT_UNIQUE');
  });

  it('says where a line comes from', () => {
    const { lines, nest } = setup();
    nest.log('hello', 'Somewhere');
    expect(JSON.parse(lines[0]!)).toMatchObject({
      level: 'info',
      context: 'Somewhere',
      msg: 'hello',
    });
  });
});
