import type { SaveSeating } from '@app/contracts';
import { ValidationFailed } from '../../../http';
import { checkSeating } from './check-seating';

const students = new Set(['ann', 'ben']);
const seat = (userId: string, position: number) => ({ userId, position });

function pathsOf(chart: SaveSeating): string[] {
  try {
    checkSeating(chart, students);
    return [];
  } catch (error) {
    if (!(error instanceof ValidationFailed)) throw error;
    return (error.options.errors ?? []).map(({ path }) => path);
  }
}

describe('checkSeating (SEAT-2)', () => {
  it.each<[string, SaveSeating]>([
    ['an empty chart', { seats: [] }],
    ['a full chart', { seats: [seat('ann', 36), seat('ben', 1)] }],
    ['two students kept apart', { seats: [], rules: [{ kind: 'apart', userIds: ['ann', 'ben'] }] }],
    ['a student in the front row', { seats: [], rules: [{ kind: 'front', userIds: ['ann'] }] }],
  ])('accepts %s', (_, chart) => {
    expect(pathsOf(chart)).toEqual([]);
  });

  it.each<[string, SaveSeating, string[]]>([
    ['a stranger', { seats: [seat('ann', 1), seat('eve', 2)] }, ['seats.1.userId']],
    ['a desk twice', { seats: [seat('ann', 1), seat('ben', 1)] }, ['seats.1.position']],
    ['a student twice', { seats: [seat('ann', 1), seat('ann', 2)] }, ['seats.1.userId']],
    [
      'a rule for a stranger',
      { seats: [], rules: [{ kind: 'front', userIds: ['eve'] }] },
      ['rules.0.userIds'],
    ],
    [
      'a student kept apart from nobody',
      { seats: [], rules: [{ kind: 'apart', userIds: ['ann'] }] },
      ['rules.0.userIds'],
    ],
    [
      'a student kept apart from themselves',
      { seats: [], rules: [{ kind: 'apart', userIds: ['ann', 'ann'] }] },
      ['rules.0.userIds', 'rules.0.userIds'],
    ],
  ])('names what is wrong with %s', (_, chart, paths) => {
    expect(pathsOf(chart)).toEqual(paths);
  });
});
