import type { Assignment, OwnSubmission } from '@app/contracts';
import { assignmentOf, now } from '../testing/assignments';
import {
  chipOf,
  filtersFor,
  isOverdue,
  isShown,
  orderAssignments,
  stateOf,
  acceptsWork,
} from './assignment-state';

const past = '2017-10-10T09:00:00Z';
const later = '2017-10-16T09:00:00Z';
const teacher = { now, isTeacher: true };
const student = { now, isTeacher: false };

function ownOf(about: Partial<OwnSubmission>): OwnSubmission {
  return { status: 'working', submittedDateTime: null, points: null, ...about };
}

describe('the state of an assignment for its class', () => {
  it.each([
    [{ status: 'draft' }, 'draft'],
    [{ status: 'draft', dueDateTime: past }, 'draft'],
    [{ status: 'published' }, 'publishing'],
    [{ status: 'scheduled' }, 'scheduled'],
    [{ status: 'assigned' }, 'assigned'],
    [{ status: 'assigned', dueDateTime: null }, 'assigned'],
    [{ status: 'assigned', dueDateTime: past }, 'pastDue'],
    [{ status: 'assigned', dueDateTime: past, allowLateSubmissions: false }, 'pastDue'],
    [{ status: 'inactive' }, 'closed'],
  ] as const)('ASG-1: to a teacher %j is %s', (about, state) => {
    expect(stateOf(assignmentOf(about), teacher)).toBe(state);
  });

  it('ASG-5: accepts work until the due date, or as long as late work is allowed', () => {
    const none = { dueDateTime: past, allowLateSubmissions: false };
    const until = (closeDateTime: string) => ({ dueDateTime: past, closeDateTime });
    expect(acceptsWork(assignmentOf({ dueDateTime: past }), now)).toBe(true);
    expect(acceptsWork(assignmentOf(none), now)).toBe(false);
    expect(acceptsWork(assignmentOf(until('2017-10-20T09:00:00Z')), now)).toBe(true);
    expect(acceptsWork(assignmentOf(until('2017-10-11T09:00:00Z')), now)).toBe(false);
    expect(acceptsWork(assignmentOf({ allowLateSubmissions: false }), now)).toBe(true);
  });

  it('ASG-1: filters drafts, assigned work, and past-due work', () => {
    const all = [
      assignmentOf({ id: 'draft', status: 'draft', dueDateTime: past }),
      assignmentOf({ id: 'publishing', status: 'published' }),
      assignmentOf({ id: 'assigned' }),
      assignmentOf({ id: 'past', dueDateTime: past }),
    ];
    const shown = (filter: 'all' | 'draft' | 'assigned' | 'pastDue') =>
      all.filter((one) => isShown(one, filter, teacher)).map(({ id }) => id);
    expect(shown('all')).toHaveLength(4);
    expect(shown('draft')).toEqual(['draft']);
    expect(shown('assigned')).toEqual(['publishing', 'assigned']);
    expect(shown('pastDue')).toEqual(['past']);
  });

  it('ASG-1: sorts upcoming first, soonest first; then past ones, newest first', () => {
    const due = (dueDateTime: string | null) => assignmentOf({ id: `${dueDateTime}`, dueDateTime });
    const ids = [
      '2017-10-12T17:00:00Z',
      '2017-10-27T09:00:00Z',
      null,
      '2017-10-10T09:00:00Z',
      '2017-09-29T09:00:00Z',
    ];
    const mixed = [ids[3]!, ids[2]!, ids[1]!, ids[4]!, ids[0]!].map((id) => due(id ?? null));
    expect(orderAssignments(mixed, now).map((one) => one.dueDateTime)).toEqual(ids);
  });
});

/**
 * DAY-2 as a table: the student's work, the due date, the chip, the filters that include it, and whether the date
 * warns.
 */
const none = ownOf({});
const onTime = ownOf({ status: 'submitted', submittedDateTime: '2017-10-09T09:00:00Z' });
const afterDue = ownOf({ status: 'submitted', submittedDateTime: '2017-10-11T09:00:00Z' });
const untimed = ownOf({ status: 'submitted' });
const graded = ownOf({
  status: 'returned',
  points: 87.5,
  submittedDateTime: '2017-10-11T09:00:00Z',
});
const back = ownOf({ status: 'returned' });
const released = ownOf({ status: 'released', points: 0 });
const excused = ownOf({ status: 'excused' });
const again = ownOf({ status: 'reassigned', points: 3 });
type Row = [
  work: OwnSubmission | null,
  due: string | null,
  about: Partial<Assignment>,
  chip: string,
  filter: string | undefined,
];
const most = { maxPoints: 100 };
const noLate = { allowLateSubmissions: false };
const day2: Row[] = [
  [none, later, {}, 'Not started', 'assigned'],
  [none, null, {}, 'Not started', 'assigned'],
  [none, past, {}, 'Missing', 'pastDue'],
  [none, past, noLate, 'Missing', 'pastDue'],
  [none, later, { status: 'inactive' }, 'Closed', undefined],
  [none, past, { status: 'inactive' }, 'Closed', undefined],
  [null, later, {}, 'Not started', 'assigned'],
  [null, past, {}, 'Closed', undefined],
  [onTime, later, {}, 'Handed in', 'done'],
  [onTime, past, {}, 'Handed in', 'done'],
  [onTime, past, { status: 'inactive' }, 'Handed in', 'done'],
  [untimed, past, {}, 'Handed in', 'done'],
  [afterDue, past, {}, 'Late', 'done'],
  [afterDue, null, {}, 'Handed in', 'done'],
  [graded, past, most, 'Returned 87.5/100', 'done'],
  [graded, later, { maxPoints: 88 }, 'Returned 87.5/88', 'done'],
  [graded, past, {}, 'Returned', 'done'],
  [back, past, most, 'Returned', 'done'],
  [back, past, {}, 'Returned', 'done'],
  [released, past, most, 'Returned 0/100', 'done'],
  [excused, past, most, 'Excused', 'done'],
  [excused, later, {}, 'Excused', 'done'],
  [excused, past, { status: 'inactive' }, 'Excused', 'done'],
  [again, later, most, 'Sent back', 'assigned'],
  [again, past, most, 'Sent back', 'assigned'],
];

describe('DAY-2: the state of an assignment for a student', () => {
  it.each(day2)('%j, due %s, with %j: %s', (...row) => {
    const [ownSubmission, dueDateTime, about, chip, filter] = row;
    const one = assignmentOf({ ownSubmission, dueDateTime, ...about });
    expect(chipOf(one, student).label).toBe(chip);
    const filters = filtersFor(false).filter((name) => isShown(one, name, student));
    expect(filters).toEqual(filter ? ['all', filter] : ['all']);
    expect(isOverdue(one, student)).toBe(chip === 'Missing');
  });

  it('never says “Past due” or “Assigned”, which are class states', () => {
    const labels = day2.map(([ownSubmission, dueDateTime, about]) => {
      return chipOf(assignmentOf({ ownSubmission, dueDateTime, ...about }), student).label;
    });
    expect(labels).not.toContain('Past due');
    expect(labels).not.toContain('Assigned');
  });

  it('has no drafts filter', () => {
    expect(filtersFor(false)).not.toContain('draft');
  });
});
