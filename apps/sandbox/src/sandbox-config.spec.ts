import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sandboxConfigSchema } from './sandbox-config';

describe('.env.example', () => {
  it('has every variable of the sandbox, and in its part no other', () => {
    const example = readFileSync(join(__dirname, '../../../.env.example'), 'utf8');
    const namesIn = (text = '') => Array.from(text.matchAll(/^([A-Z_]+)=/gm), ([, name]) => name);
    const known = Object.keys(sandboxConfigSchema.shape);
    expect(namesIn(example)).toEqual(expect.arrayContaining(known));
    expect(known).toEqual(expect.arrayContaining(namesIn(example.split('The sandbox ─')[1])));
  });
});
