import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { Assignment, Submission } from '@app/contracts';
import { assignmentOf, resourceOf, submissionOf } from '../testing/assignments';
import { address, AssignmentsWorld } from '../testing/assignments-world';

const mine = `${address}/a1/submissions/mine`;
const submitted = submissionOf({
  status: 'submitted',
  submittedDateTime: '2017-10-12T11:00:00Z',
  resources: [resourceOf('Lab.docx')],
});

async function open(work: Submission, about: Partial<Assignment> = {}) {
  const world = await AssignmentsWorld.open('Student', [assignmentOf(about)], '/a1');
  await world.answer(`${address}/a1/resources`, { value: [resourceOf('Sheet.pdf')] });
  await world.answer(mine, work);
  return world;
}

describe('OwnWork', () => {
  afterEach(() => {
    TestBed.inject(HttpTestingController).verify();
    sessionStorage.clear();
    jest.restoreAllMocks();
  });

  it('ASG-5: hands in files, and counts as handed in once Microsoft confirms', async () => {
    const world = await open(submissionOf());
    expect(world.has('Sheet.pdf (opens in a new tab)')).toBe(true);
    await world.chooseFiles(new File(['data'], 'Lab.docx'));
    expect(world.control('Hand in').disabled).toBe(true);
    expect(world.says('Your files are being uploaded.')).toBe(true);
    await world.answer(`${mine}/resources`, resourceOf('Lab.docx'), 'POST');
    expect(world.control('Hand in').disabled).toBe(false);
    await world.press('Hand in');
    expect(world.control('Hand in').getAttribute('aria-busy')).toBe('true');
    await world.answer(`${mine}/submit`, submissionOf(), 'POST');
    await world.look();
    await world.answer(mine, submitted);
    expect(world.shown).toHaveBeenCalledWith('Linear equations, set 3 is handed in.');
    expect(world.has('Take back')).toBe(true);
    expect(document.activeElement?.textContent).toBe('Your work');
    expect(document.querySelector('input[type=file]')).toBeNull();
    // The list is updated, too.
    expect(world.all('tbody edu-chip')).toEqual(['Handed in']);
  });

  it('ASG-6: names the file that failed, and resends only that one', async () => {
    const world = await open(submissionOf());
    await world.chooseFiles(new File(['1'], 'a.txt'), new File(['2'], 'b.txt'));
    await world.fail(`${mine}/resources`, 'POST', { status: 503, code: 'graph_unavailable' });
    await world.answer(`${mine}/resources`, resourceOf('b.txt'), 'POST');
    expect(world.says('It didn’t upload. Microsoft 365 isn’t responding right now.')).toBe(true);
    expect(world.control('Hand in').disabled).toBe(true);
    await world.press('Try again');
    const request = await world.request(`${mine}/resources`, 'POST');
    expect(request.request.params.get('name')).toBe('a.txt');
    request.flush(resourceOf('a.txt'));
    await world.settle();
    expect(world.says('2 of 5')).toBe(true);
  });

  it('ASG-5: says when the teacher accepts no files, and hands in without any', async () => {
    const only = { allowStudentsToAddResourcesToSubmission: false };
    const world = await open(submissionOf(), only);
    const sentence = 'This assignment doesn’t accept files from students.';
    expect(world.says(sentence)).toBe(true);
    expect(document.querySelector('input[type=file]')).toBeNull();
    expect(world.says('Drop files here')).toBe(false);
    expect(world.says('of 5')).toBe(false);
    await world.press('Hand in');
    await world.answer(`${mine}/submit`, submitted, 'POST');
    expect(world.has('Take back')).toBe(true);
  });

  it('ASG-5: takes back handed-in work', async () => {
    const world = await open(submitted);
    await world.press('Take back');
    await world.answer(`${mine}/unsubmit`, { ...submitted, status: 'working' }, 'POST');
    expect(world.has('Hand in')).toBe(true);
    expect(world.has('Remove Lab.docx')).toBe(true);
  });

  it('ASG-5: disables handing in past due without late work, and says why', async () => {
    const over = { dueDateTime: '2017-10-10T09:00:00Z', allowLateSubmissions: false };
    const world = await open(submissionOf(), over);
    expect(world.says('The due date has passed. Late work isn’t accepted.')).toBe(true);
    expect(world.control('Hand in').disabled).toBe(true);
    expect(document.querySelector('input[type=file]')).toBeNull();
  });

  it('ASG-5: shows feedback and points on returned work, and allows handing in again', async () => {
    const returned = submissionOf({ status: 'returned', feedback: 'Well done', points: 19 });
    const world = await open(returned, { maxPoints: 20 });
    expect(world.says('19 of 20')).toBe(true);
    expect(world.says('Well done')).toBe(true);
    await world.press('Hand in again');
    await world.answer(`${mine}/submit`, submitted, 'POST');
    expect(world.has('Take back')).toBe(true);
  });

  it('ASG-5: keeps the state when the API refuses, and says why', async () => {
    const world = await open(submissionOf());
    await world.press('Hand in');
    await world.fail(`${mine}/submit`, 'POST', { status: 503, code: 'graph_unavailable' });
    expect(world.all('[role=alert]').join()).toContain(
      'It wasn’t handed in. Microsoft 365 isn’t responding right now.',
    );
    expect(world.control('Hand in').disabled).toBe(false);
  });
});
