import fc from 'fast-check';
import { hostileText, isWhole } from '../../../text/testing/hostile-text';
import { classes } from './classes';
import { people } from './people';
import { readRosterEntries, type WireObject } from './roster-entry';
import { schools } from './schools';

const id = '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9';
const lengthOf = (property: string) => (property === 'isEnabled' ? 0 : 20);

const readPerson = (...entries: object[]) =>
  readRosterEntries(entries as WireObject[], { resource: people, lengthOf });
const said = (entry: object) => readPerson({ id, ...entry }).get(id)?.said;

describe('a roster entry', () => {
  it('states nothing that is absent, and clears what is null or empty', () => {
    expect(said({})).toEqual({});
    expect(said({ mail: null, givenName: '' })).toEqual({ mail: null, givenName: null });
    expect(said({ student: null })).toEqual({
      grade: null,
      studentNumber: null,
      studentExternalId: null,
    });
    expect(said({ student: { grade: '7' } })).toEqual({ grade: '7' });
  });

  it('keeps what every object has when it is null, and a flag that is no flag', () => {
    expect(said({ primaryRole: null, accountEnabled: null })).toEqual({});
    expect(said({ accountEnabled: 'yes' })).toEqual({});
    const school = { id, displayName: null } as WireObject;
    const read = readRosterEntries([school], { resource: schools, lengthOf });
    expect(read.get(id)?.said).toEqual({});
  });

  it.each([
    ['student', 'student'],
    ['teacher', 'teacher'],
    ['none', 'none'],
    ['unknownFutureValue', 'none'],
    ['principal', 'none'],
  ])('counts the role %s as %s', (given, role) => {
    expect(said({ primaryRole: given })).toEqual({ primaryRole: role });
  });

  it('counts a removal for an unknown reason as one that can be undone', () => {
    expect(readPerson({ id, '@removed': {} }).get(id)).toEqual({ said: {}, gone: 'changed' });
    expect(readPerson({ id, '@removed': { reason: 'deleted' } }).get(id)?.gone).toBe('deleted');
  });

  it('adds up several entries about one object, however its id is written; the last one counts', () => {
    const entries = readPerson(
      { id, '@removed': { reason: 'changed' } },
      { id: id.toUpperCase(), mail: 'a@school.example' },
      { id: `{${id}}`, givenName: 'Ann' },
    );
    expect([...entries]).toEqual([[id, { said: { mail: 'a@school.example', givenName: 'Ann' } }]]);
  });

  it.each(['', 'me', `${id}0`, `${id} `, '../users'])('is left out if its id is %j', (given) => {
    expect(readPerson({ id: given, mail: 'a@school.example' }).size).toBe(0);
  });

  it('is well-formed and fits, whatever Graph sends (S-19)', () => {
    const value = fc.oneof(
      hostileText,
      fc.constantFrom<unknown>(null, undefined, true, 0, [], {}, { city: null }),
      fc.record({ street: hostileText, displayName: hostileText, grade: hostileText }),
    );
    const entry = fc.dictionary(
      fc.constantFrom('displayName', 'mail', 'address', 'student', 'course', 'term', 'phone'),
      value,
    );
    fc.assert(
      fc.property(fc.constantFrom(schools, people, classes), entry, (resource, wire) => {
        const [read] = readRosterEntries([{ ...wire, id }], {
          resource: resource as typeof people,
          lengthOf,
        }).values();
        for (const text of Object.values(read?.said ?? {})) {
          if (typeof text === 'string') expect(isWhole(text) && text.length <= 20).toBe(true);
          else expect(text === null || typeof text === 'boolean').toBe(true);
        }
      }),
    );
  });
});
