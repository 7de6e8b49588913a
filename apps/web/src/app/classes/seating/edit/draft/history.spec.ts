import { advance, redo, startHistory, undo } from './history';

describe('a history', () => {
  it('undoes and redoes step by step', () => {
    const steps = [1, 2, 3].reduce(advance<number>, startHistory(0));
    expect(undo(undo(steps)).present).toBe(1);
    expect(redo(redo(undo(undo(steps))))).toEqual(steps);
    expect(undo(startHistory(0)).present).toBe(0);
    expect(redo(steps)).toBe(steps);
  });

  it('clears the redo steps on a new change', () => {
    const changed = advance(undo([1, 2].reduce(advance<number>, startHistory(0))), 9);
    expect(redo(changed)).toBe(changed);
    expect(undo(changed).present).toBe(1);
  });
});
