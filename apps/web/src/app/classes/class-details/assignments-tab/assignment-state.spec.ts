import { isShown, orderAssignments, stateOf, takesWork } from './assignment-state';
import { assignmentOf, now } from './testing/assignments';

const past = '2017-10-10T09:00:00Z';
const teacher = { now, isTeacher: true };
const student = { now, isTeacher: false };

describe('how an assignment stands', () => {
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

  it('ASG-5: to a student it is closed once no work is taken', () => {
    const none = { dueDateTime: past, allowLateSubmissions: false };
    const until = (closeDateTime: string) => ({ dueDateTime: past, closeDateTime });
    expect(stateOf(assignmentOf({ dueDateTime: past }), student)).toBe('pastDue');
    expect(stateOf(assignmentOf(none), student)).toBe('closed');
    expect(stateOf(assignmentOf(until('2017-10-20T09:00:00Z')), student)).toBe('pastDue');
    expect(stateOf(assignmentOf(until('2017-10-11T09:00:00Z')), student)).toBe('closed');
    expect(takesWork(assignmentOf({ allowLateSubmissions: false }), now)).toBe(true);
  });

  it('ASG-5: a student’s own work tells more than the due date', () => {
    const one = assignmentOf({ dueDateTime: past });
    expect(stateOf(one, { ...student, own: 'submitted' })).toBe('handedIn');
    expect(stateOf(one, { ...student, own: 'returned' })).toBe('returned');
    expect(stateOf(one, { ...student, own: 'working' })).toBe('pastDue');
  });

  it('ASG-1: filters drafts, what is assigned, and what has passed', () => {
    const all = [
      assignmentOf({ id: 'draft', status: 'draft', dueDateTime: past }),
      assignmentOf({ id: 'publishing', status: 'published' }),
      assignmentOf({ id: 'assigned' }),
      assignmentOf({ id: 'past', dueDateTime: past }),
    ];
    const shown = (filter: 'all' | 'draft' | 'assigned' | 'pastDue') =>
      all.filter((one) => isShown(one, filter, now)).map(({ id }) => id);
    expect(shown('all')).toHaveLength(4);
    expect(shown('draft')).toEqual(['draft']);
    expect(shown('assigned')).toEqual(['publishing', 'assigned']);
    expect(shown('pastDue')).toEqual(['past']);
  });

  it('ASG-1: what is to come stands first, the soonest first; then what has passed, the latest first', () => {
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
