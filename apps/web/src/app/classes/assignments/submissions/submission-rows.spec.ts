import { assignmentOf, submissionOf } from '../testing/assignments';
import { wasHandedIn, chipOf, findSubmissions, orderSubmissions } from './submission-rows';

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
  it('ASG-4: sort by student, time, and status', () => {
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

  it('ASG-4: are found by name, with or without accents', () => {
    expect(ids(findSubmissions(all, ' nunez '))).toEqual(['ana']);
    expect(findSubmissions(all, '')).toHaveLength(3);
  });

  it('ASG-4: count as handed in, even once returned', () => {
    expect(all.filter(wasHandedIn).map(({ id }) => id)).toEqual(['cleo', 'ben']);
    expect(wasHandedIn(submissionOf({ status: 'returned' }))).toBe(false);
    expect(wasHandedIn(submissionOf({ submittedDateTime: '2017-10-10T09:00:00Z' }))).toBe(false);
  });

  it('ASG-4: are marked late until returned', () => {
    const due = assignmentOf({ dueDateTime: '2017-10-09T09:00:00Z' });
    expect(chipOf(ben, due).label).toBe('Late');
    expect(chipOf(ben, assignmentOf()).label).toBe('Submitted');
    expect(chipOf(cleo, due).label).toBe('Returned');
    expect(chipOf(ana, due).label).toBe('Working');
  });
});
