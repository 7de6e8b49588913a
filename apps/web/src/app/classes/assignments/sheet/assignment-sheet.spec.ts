import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { until } from '../../../../testing/until';
// Normally lazy-loaded with the first question; imported here so no test waits for the compiler.
import '../../../core/ask/question-dialog';
import { READER_LOCALE } from '../../../ui/typed/reader-locale';
import { assignmentOf, resourceOf, submissionOf } from '../testing/assignments';
import { address, AssignmentsWorld } from '../testing/assignments-world';

const draft = assignmentOf({ status: 'draft', instructions: 'Read page 4.\nThen write.' });
const handedOut = assignmentOf({ maxPoints: 20 });
const ana = submissionOf({ id: 'ana', displayName: 'Ana Núñez' });
const ben = submissionOf({
  id: 'ben',
  displayName: 'Ben Ito',
  status: 'submitted',
  submittedDateTime: '2017-10-11T09:00:00Z',
  resources: [resourceOf('Lab.docx')],
});

async function openDraft() {
  const world = await AssignmentsWorld.open('Teacher', [draft], '/a1');
  await world.answer(`${address}/a1/resources`, { value: [resourceOf('Plan.docx')] });
  return world;
}

async function openSubmissions(value = [ana, ben]) {
  const world = await AssignmentsWorld.open('Teacher', [handedOut], '/a1');
  await world.answer(`${address}/a1/resources`, { value: [] });
  await world.answer(`${address}/a1/submissions`, { value });
  return world;
}

describe('AssignmentSheet', () => {
  afterEach(() => {
    TestBed.inject(HttpTestingController).verify();
    sessionStorage.clear();
    jest.restoreAllMocks();
  });

  it('ASG-3: opens from its row, takes the focus, and returns it on Esc', async () => {
    const world = await AssignmentsWorld.open('Teacher', [draft]);
    world.control(draft.displayName).focus();
    await world.press(draft.displayName);
    await world.answer(`${address}/a1/resources`, { value: [] });
    expect(world.url).toBe('/assignments/a1');
    expect(document.activeElement).toBe(world.control('Close'));
    const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true });
    document.activeElement!.dispatchEvent(escape);
    await world.settle();
    expect(world.url).toBe('/assignments');
    expect(document.activeElement).toBe(world.control(draft.displayName));
  });

  it('ASG-3: shows the instructions and files, which open in a new tab', async () => {
    const world = await openDraft();
    expect(document.querySelector('.words')?.textContent).toBe('Read page 4.\nThen write.');
    expect(world.control('Plan.docx (opens in a new tab)').getAttribute('target')).toBe('_blank');
    expect(world.says('1 of 5')).toBe(true);
  });

  it('ASG-3: adds files to a draft, one request each, and removes them', async () => {
    const world = await openDraft();
    await world.chooseFiles(new File(['data'], 'More.pdf'));
    const request = await world.request(`${address}/a1/resources`, 'POST');
    expect(request.request.params.get('name')).toBe('More.pdf');
    expect(request.request.headers.get('Content-Type')).toBe('application/octet-stream');
    request.flush(resourceOf('More.pdf'));
    await world.settle();
    expect(world.says('2 of 5')).toBe(true);
    world.control('Remove Plan.docx').click();
    await world.answer(`${address}/a1/resources/Plan.docx`, null, 'DELETE');
    expect(world.says('1 of 5')).toBe(true);
  });

  it('ASG-3: assigns a draft, which starts publishing at once', async () => {
    const world = await openDraft();
    jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2017-10-12T12:00:00Z'));
    await world.press('Assign');
    await world.answer(`${address}/a1/publish`, { ...draft, status: 'published' }, 'POST');
    expect(world.all('tbody edu-chip')).toEqual(['Publishing…']);
    expect(world.has('Assign')).toBe(false);
    expect(document.activeElement).toBe(world.control('Close'));
    await world.answer(`${address}/a1/resources`, { value: [resourceOf('Plan.docx')] });
  });

  it('ASG-3: deletes a draft after saying exactly what is lost', async () => {
    const world = await openDraft();
    world.control('Delete draft').click();
    await world.answer(`${address}/a1/resources`, { value: [resourceOf('a'), resourceOf('b')] });
    const dialog = await world.dialog();
    expect(dialog.textContent).toContain('The draft and its 2 files will be deleted for good.');
    await world.press('Delete draft and 2 files');
    await world.closed();
    await world.answer(`${address}/a1`, null, 'DELETE');
    expect(world.shown).toHaveBeenCalledWith('Linear equations, set 3 is deleted.');
    expect(world.url).toBe('/assignments');
    expect(world.says('Create the first one for this class.')).toBe(true);
  });

  it('ASG-5: hides a draft from a student who has its URL', async () => {
    const world = await AssignmentsWorld.open('Student', [handedOut], '/hidden');
    await world.fail(`${address}/hidden`, 'GET', { status: 404, code: 'not_found' });
    expect(world.says('Assignment not found')).toBe(true);
  });

  it('ASG-4: lists each student with status, time, and number of files, plus a total', async () => {
    const world = await openSubmissions();
    expect(world.says('1 of 2 handed in')).toBe(true);
    const rows = world.all('edu-submissions tbody tr');
    expect(rows[0]).toMatch(/^Ana Núñez.*–.*Working$/);
    expect(rows[1]).toMatch(/Ben Ito.*Wed, Oct 11.*1 file.*Submitted$/);
  });

  it('ASG-4: returns one with feedback and points, confirmed once Microsoft is done', async () => {
    const world = await openSubmissions();
    await world.press('Ben Ito');
    expect(world.has('Lab.docx (opens in a new tab)')).toBe(true);
    await world.type('Feedback', ' Well done ');
    await world.type('Points out of 20', '21');
    await world.press('Return');
    expect(world.says('Enter a number from 0 to 20.')).toBe(true);
    await world.type('Points out of 20', '19');
    await world.press('Return');
    const sent = await world.answer(`${address}/a1/submissions/ben/return`, ben, 'POST');
    expect(sent).toEqual({ feedback: 'Well done', points: 19 });
    await world.look();
    const done = { ...ben, status: 'returned', returnedDateTime: '2017-10-12T12:00:00Z' };
    await world.answer(`${address}/a1/submissions`, { value: [ana, done] });
    expect(world.shown).toHaveBeenCalledWith('Work returned to Ben Ito.');
    expect(world.all('edu-submissions tbody edu-chip')).toEqual(['Working', 'Returned']);
    expect(document.activeElement?.textContent?.trim()).toBe('Ben Ito');
  });

  it('ASG-4: asks before All submissions or another assignment discards typed feedback', async () => {
    const world = await openSubmissions();
    await world.press('Ben Ito');
    await world.press('All submissions');
    await world.press('Ben Ito');
    await world.type('Feedback', 'Well done');
    world.control('All submissions').click();
    await world.question('Keep editing');
    void TestBed.inject(Router).navigateByUrl('/assignments/a2');
    await world.question('Keep editing');
    expect(world.url).toBe('/assignments/a1');
    expect(world.field('Feedback').value).toBe('Well done');
    world.control('All submissions').click();
    await world.question('Leave without saving');
    expect(world.has('Ben Ito')).toBe(true);
  });

  it('ASG-4: asks nothing after a return', async () => {
    const world = await openSubmissions();
    await world.press('Ben Ito');
    await world.type('Feedback', 'Well done');
    await world.press('Return');
    const done = { ...ben, status: 'returned', returnedDateTime: '2017-10-12T12:00:00Z' };
    await world.answer(`${address}/a1/submissions/ben/return`, done, 'POST');
    await TestBed.inject(Router).navigateByUrl('/elsewhere');
    expect(world.url).toBe('/elsewhere');
  });

  it('ASG-3: asks before abandoning an upload', async () => {
    const world = await openDraft();
    await world.chooseFiles(new File(['data'], 'More.pdf'));
    const request = await world.request(`${address}/a1/resources`, 'POST');
    void TestBed.inject(Router).navigateByUrl('/elsewhere');
    const question = await until(() => {
      TestBed.tick();
      return document.querySelector('[role=alertdialog]') ?? undefined;
    });
    await world.settle();
    expect(question.textContent).toContain('1 file isn’t uploaded yet and will be left out.');
    await world.question('Keep editing');
    expect(request.cancelled).toBe(false);
    request.flush(resourceOf('More.pdf'));
    await world.settle();
    await TestBed.inject(Router).navigateByUrl('/elsewhere');
    expect(world.url).toBe('/elsewhere');
  });

  it('LANG-2: reads points the way the teacher writes them, including half points', async () => {
    TestBed.overrideProvider(READER_LOCALE, { useValue: 'de-DE' });
    const world = await openSubmissions();
    await world.press('Ben Ito');
    await world.type('Points out of 20', '1.000');
    await world.press('Return');
    expect(world.says('Enter a number from 0 to 20.')).toBe(true);
    await world.type('Points out of 20', '18,5');
    await world.press('Return');
    const sent = await world.answer(`${address}/a1/submissions/ben/return`, ben, 'POST');
    expect(sent).toEqual({ feedback: null, points: 18.5 });
    await world.look();
    const done = { ...ben, status: 'returned', returnedDateTime: '2017-10-12T12:00:00Z' };
    await world.answer(`${address}/a1/submissions`, { value: [ana, done] });
  });

  it('ASG-4: returns many after one confirmation, and names those that failed', async () => {
    const cleo = { ...ben, id: 'cleo', displayName: 'Cleo Park' };
    const world = await openSubmissions([ana, ben, cleo]);
    document.querySelector<HTMLInputElement>('[aria-label="Select all handed-in work"]')!.click();
    await world.settle();
    world.control('Return 2').click();
    expect((await world.dialog()).textContent).toContain('Return work to 2 students?');
    await world.press('Return 2');
    await world.answer(`${address}/a1/submissions/ben/return`, ben, 'POST');
    await world.fail(`${address}/a1/submissions/cleo/return`, 'POST', {
      status: 503,
      code: 'graph_unavailable',
    });
    await world.look();
    await world.answer(`${address}/a1/submissions`, {
      value: [ana, { ...ben, status: 'returned' }, cleo],
    });
    await world.closed();
    expect(world.shown).toHaveBeenCalledWith('Work returned to 1 student.');
    expect(world.all('[role=alert]').join()).toContain('Not returned: Cleo Park.');
    expect(world.has('Return 1')).toBe(true);
  });
});
