import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { getMetadataArgsStorage } from 'typeorm';
import { entities } from './entities';

const page = join(__dirname, '../../../docs/data.md');

/** Table and entity names, as TypeORM knows them. */
const tables = new Map(
  getMetadataArgsStorage()
    .tables.filter(({ target }) => entities.some((entity) => entity === target))
    .map(({ name = '', target }) => [name, (target as { name: string }).name]),
);

/** Those that aren't simply their table's name in the singular: the product's own words are shorter. */
const shorter: Record<string, string> = {
  auth_user: 'User',
  classroom_seating_arrangements: 'SeatingArrangement',
  roster_people: 'RosterPerson',
  roster_classes: 'RosterClass',
  roster_school_people: 'RosterSchoolPerson',
  roster_school_classes: 'RosterSchoolClass',
};

const singularOf = (table: string) =>
  table
    .replace(/s$/, '')
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

const kebab = (name: string) => name.replaceAll(/(?<!^)[A-Z]/g, '-$&').toLowerCase();

describe('entities', () => {
  it.each([...tables])('the one of %s is named after it: %s', (table, entity) => {
    expect(entity).toBe(shorter[table] ?? singularOf(table));
  });

  it('docs/data.md has each with its table and file, and no other', () => {
    const row = /^\| `(\w+)` \| `(\w+)` \| \[[^\]]+\]\(([^)]+)\)/gm;
    const rows = Array.from(readFileSync(page, 'utf8').matchAll(row), ([, ...cells]) => cells);
    const named = rows.map(([table, entity]) => [table, entity]);
    expect(named.sort()).toEqual([...tables].sort());
    for (const [, entity = '', file = ''] of rows) {
      expect(file).toMatch(new RegExp(`/${kebab(entity)}\\.entity\\.ts$`));
      const path = join(dirname(page), file);
      const declaration = new RegExp(`class ${entity} (?:extends \\w+ )?{`);
      expect(existsSync(path) && readFileSync(path, 'utf8')).toMatch(declaration);
    }
  });

  it('docs/data.md says of each what it holds and how long it is kept', () => {
    const rows = readFileSync(page, 'utf8').match(/^\| `.*$/gm) ?? [];
    expect(rows).toHaveLength(tables.size);
    for (const text of rows)
      expect(
        text
          .split('|')
          .slice(1, -1)
          .every((cell) => cell.trim()),
      ).toBe(true);
  });
});
