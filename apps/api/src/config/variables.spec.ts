import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiConfigSchema } from './api-config';

describe('.env.example', () => {
  it("lists all the API's variables above the sandbox's, and no others", () => {
    const example = readFileSync(join(__dirname, '../../../../.env.example'), 'utf8');
    const [own = ''] = example.split('The sandbox ─');
    const names = Array.from(own.matchAll(/^([A-Z_]+)=/gm), ([, name]) => name);
    expect(names.sort()).toEqual(Object.keys(apiConfigSchema.shape).sort());
  });
});
