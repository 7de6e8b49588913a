import { assignmentOf, submissionOf } from '../testing/assignments';
import { cameIn, chipOf, findSubmissions, orderSubmissions } from './submission-rows';

const ana = submissionOf({ id: 'ana', displayName: 'Ana Núñez' });
const ben = submissionOf({
  id: 'ben',
  displayName: 'Ben Ito',
  status: 'submitted',
  submittedDateTime: '2017-10-11T09:00:00Z',
});
const cleo = submissionOf({
  id: 'cleo',
  displayName: 'Cleo Park',
  status: 'returned',
  submittedDateTime: '2017-10-10T09:00:00Z',
});
const all = [cleo, ana, ben];
const ids = (list: { id: string }[]) => list.map(({ id }) => id);

describe('submissions', () => {
  it('ASG-4: are ordered by student, by when they came, and by status', () => {
    expect(ids(orderSubmissions(all, { by: 'student', direction: 'asc' }))).toEqual([
      'ana',
      'ben',
      'cleo',
    ]);
    expect(ids(orderSubmissions(all, { by: 'when', direction: 'asc' }))).toEqual([
      'cleo',
      'ben',
      'ana',
    ]);
    expect(ids(orderSubmissions(all, { by: 'when', direction: 'desc' }))).toEqual([
      'ben',
      'cleo',
      'ana',
    ]);
    expect(ids(orderSubmissions(all, { by: 'status', direction: 'asc' }))).toEqual([
      'ben',
      'ana',
      'cleo',
    ]);
  });

  it('ASG-4: are found by name, however it is spelled', () => {
    expect(ids(findSubmissions(all, ' nunez '))).toEqual(['ana']);
    expect(findSubmissions(all, '')).toHaveLength(3);
  });

  it('ASG-4: came in when they were handed in, and still when they are returned', () => {
    expect(all.filter(cameIn).map(({ id }) => id)).toEqual(['cleo', 'ben']);
    expect(cameIn(submissionOf({ status: 'returned' }))).toBe(false);
    expect(cameIn(submissionOf({ submittedDateTime: '2017-10-10T09:00:00Z' }))).toBe(false);
  });

  it('ASG-4: what came late is marked, until it is returned', () => {
    const due = assignmentOf({ dueDateTime: '2017-10-09T09:00:00Z' });
    expect(chipOf(ben, due).label).toBe('Late');
    expect(chipOf(ben, assignmentOf()).label).toBe('Submitted');
    expect(chipOf(cleo, due).label).toBe('Returned');
    expect(chipOf(ana, due).label).toBe('Working');
  });
});
