import { assignmentOf, now, submissionOf } from '../testing/assignments';
import { isLate, lateRule } from './hand-in-rules';

const past = '2017-10-10T09:00:00Z';

describe('late rules', () => {
  it('ASG-5: nothing is said while there is time', () => {
    expect(lateRule(assignmentOf({ allowLateSubmissions: false }), now)).toBe('');
  });

  it.each([
    [{ allowLateSubmissions: false }, 'The due date has passed. Late work is not taken.'],
    [{}, 'The due date has passed. Work is still taken, and counts as late.'],
    [{ closeDateTime: '2017-10-20T12:00:00Z' }, 'Late work is taken until Fri, Oct 20.'],
    [{ closeDateTime: '2017-10-11T12:00:00Z' }, 'Late work is not taken.'],
  ])('ASG-5: past due with %j is “%s”', (about, words) => {
    expect(lateRule(assignmentOf({ dueDateTime: past, ...about }), now)).toContain(words);
  });

  it('ASG-4: late is what was handed in after it was due', () => {
    const due = assignmentOf({ dueDateTime: past });
    const handedIn = (submittedDateTime: string | null) => submissionOf({ submittedDateTime });
    expect(isLate(handedIn('2017-10-10T09:00:01Z'), due)).toBe(true);
    expect(isLate(handedIn(past), due)).toBe(false);
    expect(isLate(handedIn(null), due)).toBe(false);
    expect(isLate(handedIn('2017-10-10T09:00:01Z'), assignmentOf({ dueDateTime: null }))).toBe(
      false,
    );
  });
});
