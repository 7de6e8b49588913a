import { TestBed } from '@angular/core/testing';
import type { ClassStudent } from '@app/contracts';
import { toChart, toSeats } from '../../chart/chart';
import { SeatMover } from './seat-mover';
import { SeatingDraft } from './seating-draft';

const students: ClassStudent[] = [
  { id: 'a', displayName: 'Ora Klein' },
  { id: 'b', displayName: 'Rickey Cottle' },
  { id: 'c', displayName: 'Dion Matheson' },
];

function setup() {
  TestBed.configureTestingModule({ providers: [SeatingDraft, SeatMover] });
  const draft = TestBed.inject(SeatingDraft);
  const mover = TestBed.inject(SeatMover);
  draft.students.set(students);
  const seats = [
    { userId: 'a', position: 1 },
    { userId: 'b', position: 15 },
  ];
  draft.start({ chart: toChart(seats), rules: [] });
  const seated = () => toSeats(draft.chart()).map(({ userId, position }) => `${userId}${position}`);
  return { draft, mover, seated };
}

describe('SeatMover (SEAT-1)', () => {
  it('picks up, describes what dropping would do, and drops', () => {
    const { mover, seated } = setup();
    mover.useDesk(15);
    expect([mover.heldName(), mover.outlook()]).toEqual(['Rickey Cottle', 'Comes from desk 15.']);
    mover.target.set(18);
    expect(mover.outlook()).toBe('Desk 18 is free.');
    mover.useDesk(18);
    expect(mover.news()).toBe('Rickey Cottle sits at desk 18, row 3.');
    expect(seated()).toEqual(['a1', 'b18']);
    expect(mover.held()).toBeNull();
  });

  it('swaps at a taken desk', () => {
    const { mover, seated } = setup();
    mover.useDesk(15);
    mover.target.set(1);
    expect(mover.outlook()).toBe('Desk 1: swaps with Ora Klein.');
    mover.useDesk(1);
    expect(mover.news()).toBe('Rickey Cottle sits at desk 1, Ora Klein at desk 15.');
    expect(seated()).toEqual(['b1', 'a15']);
  });

  it('moves a student from the tray to the first free desk, or replaces another', () => {
    const { mover, seated, draft } = setup();
    mover.pickUp('c');
    expect([mover.target(), mover.outlook()]).toEqual([2, 'Desk 2 is free.']);
    mover.target.set(1);
    expect(mover.outlook()).toBe('Desk 1: replaces Ora Klein.');
    draft.toggleKept('a');
    mover.dropAt(1);
    expect(mover.news()).toBe('Dion Matheson sits at desk 1. Ora Klein isn’t seated.');
    expect(seated()).toEqual(['c1', 'b15']);
    expect(draft.kept().has('a')).toBe(false);
  });

  it('puts back without adding an undo step', () => {
    const { mover, seated, draft } = setup();
    mover.useDesk(15);
    mover.target.set(3);
    mover.putBack();
    expect([mover.news(), mover.target()]).toEqual(['Rickey Cottle is put back.', 15]);
    mover.useDesk(15);
    mover.useDesk(15);
    expect(seated()).toEqual(['a1', 'b15']);
    expect([draft.canUndo(), draft.changes()]).toEqual([false, 0]);
  });

  it('does nothing at a free desk when no one is picked up', () => {
    const { mover, seated } = setup();
    mover.useDesk(4);
    expect([mover.held(), mover.target()]).toEqual([null, 4]);
    expect(seated()).toEqual(['a1', 'b15']);
  });

  it('removes a student from a desk, and keeps one in place', () => {
    const { mover, seated, draft } = setup();
    mover.toggleKept('b');
    expect(mover.news()).toBe('Rickey Cottle is kept in place.');
    draft.clear();
    expect(seated()).toEqual(['b15']);
    mover.takeOff('b');
    expect(mover.news()).toBe('Rickey Cottle isn’t seated.');
    expect([seated(), draft.kept().size]).toEqual([[], 0]);
    draft.undo();
    draft.undo();
    expect(seated()).toEqual(['a1', 'b15']);
  });
});

describe('SeatingDraft (SEAT-3)', () => {
  it('counts moved students and new rules, and undoes and redoes', () => {
    const { draft, mover } = setup();
    mover.pickUp('b');
    mover.dropAt(1);
    draft.change({ rules: [{ kind: 'front', userIds: ['c'] }] });
    expect(draft.changes()).toBe(3);
    draft.undo();
    draft.undo();
    expect([draft.changes(), draft.canUndo(), draft.canRedo()]).toEqual([0, false, true]);
    draft.redo();
    expect(draft.changes()).toBe(2);
  });

  it('neither seats nor offers students who have left the class, and flags their seats', () => {
    const { draft } = setup();
    draft.setLeft(['b', 'c']);
    expect([draft.gone(), draft.notSeated()]).toEqual([['b'], []]);
    draft.fillAlphabetically();
    expect([toSeats(draft.chart()), draft.gone()]).toEqual([[{ userId: 'a', position: 1 }], []]);
  });

  it('names broken rules', () => {
    const { draft } = setup();
    const rules = [
      { kind: 'front' as const, userIds: ['b'] },
      { kind: 'apart' as const, userIds: ['a', 'b'] },
    ];
    draft.change({ rules });
    expect(draft.brokenRules()).toEqual([rules[0]]);
  });
});
