import { isOurs, newState } from './one-time-state';

describe('the state of a sign-in (S-1)', () => {
  it('is ours for ten minutes', () => {
    const pending = newState(1_000_000);
    expect(isOurs(pending, pending.state, 1_000_000 + 599_000)).toBe(true);
    expect(isOurs(pending, pending.state, 1_000_000 + 601_000)).toBe(false);
  });

  it.each([[undefined], [''], ['another'], [null], [42], [['a', 'b']]])('is not %j', (state) => {
    expect(isOurs(newState(), state)).toBe(false);
  });

  it('is not a list with ours in it', () => {
    const pending = newState();
    expect(isOurs(pending, [pending.state])).toBe(false);
  });

  it('is another one each time', () => {
    expect(newState().state).not.toBe(newState().state);
    expect(newState().state).toHaveLength(43);
  });
});
