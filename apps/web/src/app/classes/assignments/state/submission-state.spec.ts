import { assignmentOf, submissionOf } from '../testing/assignments';
import { isLate } from './submission-state';

const past = '2017-10-10T09:00:00Z';

describe('isLate', () => {
  it('ASG-4: work handed in after the due date is late', () => {
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
