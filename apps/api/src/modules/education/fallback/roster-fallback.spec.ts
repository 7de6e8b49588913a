import { clockAt } from '../../../clock/testing/clock-at';
import { Forbidden, MicrosoftLoginRequired, NotFound } from '../../../http';
import { GraphRequestFailed, GraphUnavailable } from '../../graph';
import { RosterNotReady, type RosterReader } from '../../roster';
import { linkedUser } from '../testing';
import { RosterFallback } from './roster-fallback';

const asOf = new Date('2026-03-08T10:42:00.000Z');
const away = new GraphUnavailable(5);
const fail = (error: Error) => () => Promise.reject(error);
const never = () => new Promise<never>(() => undefined);
const copy = () => Promise.resolve({ from: 'mirror' });
const graph = () => Promise.resolve({ from: 'graph' });

describe('reading while Graph is away (EDU-9)', () => {
  let now: number;

  beforeEach(() => {
    now = 0;
    jest.useFakeTimers();
  });
  afterEach(() => jest.useRealTimers());

  function setup(person: object | undefined = { removedAt: null, isEnabled: true }) {
    const find = () => Promise.resolve(person);
    const open = () =>
      person === notReady ? Promise.reject(person) : Promise.resolve({ asOf, find });
    const fallback = new RosterFallback(
      { open } as unknown as RosterReader,
      clockAt(() => now),
    );
    return (live: () => Promise<object>, stored = copy, user = linkedUser()) =>
      fallback.read(user, live, stored as () => Promise<object>);
  }
  const notReady = new RosterNotReady('filling');
  const stored = { from: 'mirror', asOf: asOf.toISOString() };

  it('shows Graph’s answer, unmarked', async () => {
    expect(await setup()(graph)).toEqual({ from: 'graph' });
  });

  it.each([
    ['it is unavailable', away],
    ['it fails', new GraphRequestFailed(500, 'internal')],
    ['it says nothing readable', new GraphRequestFailed(200, 'unreadableAnswer')],
  ])('shows the mirror’s answer, marked, when %s', async (_when, error) => {
    expect(await setup()(fail(error))).toEqual(stored);
  });

  it.each([
    ['401', new MicrosoftLoginRequired()],
    ['403', new Forbidden()],
    ['404', new NotFound()],
    ['400', new GraphRequestFailed(400, 'badRequest')],
  ])('keeps what Graph decides: %s (S-11)', async (_status, error) => {
    await expect(setup()(fail(error))).rejects.toBe(error);
  });

  it.each([
    ['a mirror that isn’t complete', notReady],
    ['a person who is deactivated', { removedAt: null, isEnabled: false }],
    ['a person who was removed', { removedAt: asOf, isEnabled: true }],
    ['a person it doesn’t know', null],
  ])('keeps Graph’s failure with %s (S-11)', async (_what, person) => {
    await expect(setup(person as object)(fail(away))).rejects.toBe(away);
  });

  it('lets an administrator in who is in no roster', async () => {
    const read = setup(null as unknown as object);
    const admin = linkedUser({ administration: 'open' });
    expect(await read(fail(away), copy, admin)).toEqual(stored);
  });

  it('waits four seconds, and half a second for the next thirty', async () => {
    const read = setup();
    const takes = async (milliseconds: number) => {
      let answer: object | undefined;
      void read(never).then((value) => (answer = value));
      await jest.advanceTimersByTimeAsync(milliseconds - 1);
      expect(answer).toBeUndefined();
      await jest.advanceTimersByTimeAsync(1);
      expect(answer).toEqual(stored);
    };
    await takes(4_000);
    now = 29_999;
    await takes(500);
    now = 60_000;
    await takes(4_000);
    expect(await read(graph)).toEqual({ from: 'graph' });
    await takes(4_000);
  });

  it('waits on for Graph when the mirror refuses somebody, who may just have joined', async () => {
    const late = new Promise<object>((resolve) =>
      setTimeout(() => resolve({ from: 'late' }), 9_000),
    );
    const answer = setup()(() => late, fail(new Forbidden()) as never);
    await jest.advanceTimersByTimeAsync(9_000);
    expect(await answer).toEqual({ from: 'late' });
  });

  it('refuses what the mirror refuses when Graph doesn’t answer at all', async () => {
    const refusal = new Forbidden();
    await expect(setup()(fail(away), fail(refusal) as never)).rejects.toBe(refusal);
  });
});
