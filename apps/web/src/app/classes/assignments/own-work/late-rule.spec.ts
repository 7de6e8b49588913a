import { assignmentOf, now } from '../testing/assignments';
import { lateRule } from './late-rule';

const past = '2017-10-10T09:00:00Z';

describe('lateRule', () => {
  it('ASG-5: says nothing before the due date', () => {
    expect(lateRule(assignmentOf({ allowLateSubmissions: false }), now)).toBe('');
  });

  it.each([
    [{ allowLateSubmissions: false }, 'The due date has passed. Late work isn’t accepted.'],
    [{}, 'The due date has passed. You can still hand it in, but it counts as late.'],
    [{ closeDateTime: '2017-10-20T12:00:00Z' }, 'Late work is accepted until Fri, Oct 20.'],
    [{ closeDateTime: '2017-10-11T12:00:00Z' }, 'Late work isn’t accepted.'],
  ])('ASG-5: past due with %j is “%s”', (about, words) => {
    expect(lateRule(assignmentOf({ dueDateTime: past, ...about }), now)).toContain(words);
  });
});
