import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import '../../../../core/ask/question-dialog';
import { assignmentOf, resourceOf } from '../testing/assignments';
import { address, AssignmentsWorld } from '../testing/assignments-world';
// Loaded when the dialog opens: here beforehand, so that no test waits for the compiler.
import './assignment-dialog';

const made = assignmentOf({
  id: 'new',
  displayName: 'Systems of equations',
  status: 'draft',
  dueDateTime: new Date(2017, 9, 13, 23, 59).toISOString(),
});
const file = (name: string, text = 'data') => new File([text], name);

async function open() {
  const world = await AssignmentsWorld.open('Teacher', []);
  world.control('New assignment').click();
  await world.dialog();
  return world;
}

async function openFilled(...files: File[]) {
  const world = await open();
  await world.type('Name', ' Systems of equations ');
  if (files.length > 0) await world.chooseFiles(...files);
  return world;
}

describe('making an assignment', () => {
  afterEach(() => {
    TestBed.inject(HttpTestingController).verify();
    sessionStorage.clear();
    jest.restoreAllMocks();
  });

  it('ASG-2: is due at the end of the next school day unless told otherwise', async () => {
    const world = await open();
    expect(world.field('Due date').value).toBe('10/13/2017');
    expect(world.field('Due time').value.replace(/\s/g, ' ')).toBe('11:59 PM');
    expect(world.says('Friday, tomorrow. Students see it in their own time zone.')).toBe(true);
  });

  it('ASG-2: says what is missing or wrong before anything is sent', async () => {
    const world = await open();
    await world.press('Assign');
    expect(world.says('Give it a name.')).toBe(true);
    expect(document.activeElement).toBe(world.field('Name'));
    await world.type('Name', 'n'.repeat(300));
    expect(world.says('A name has at most 255 characters; this one has 300.')).toBe(true);
    await world.type('Name', 'Systems of equations 😀');
    await world.type('Due date', '10/10/2017');
    expect(world.says('The due date has passed. Choose a later one.')).toBe(true);
    await world.type('Due date', 'soon');
    expect(world.says('This is no date.')).toBe(true);
    await world.type('Due date', '');
    expect(world.says('Choose a date.')).toBe(true);
    await world.press('Save as draft');
    expect(document.activeElement).toBe(world.field('Due date'));
  });

  it('ASG-2: refuses a sixth file, a repeated name and an empty file at once', async () => {
    const world = await openFilled(...['a', 'b', 'c', 'd'].map((name) => file(`${name}.txt`)));
    await world.chooseFiles(file('A.txt'), file('empty.txt', ''));
    expect(world.says('A file named “A.txt” is already there.')).toBe(true);
    expect(world.says('“empty.txt” is empty.')).toBe(true);
    await world.chooseFiles(file('e.txt'), file('f.txt'));
    expect(world.says('You can add up to 5 files. Remove one first.')).toBe(true);
    expect(world.says('5 of 5')).toBe(true);
  });

  it('S-21: makes the draft, uploads its files one by one, and publishes last', async () => {
    const world = await openFilled(file('a.docx'), file('b.pptx'));
    await world.press('Assign');
    const sent = await world.answer(address, made, 'POST');
    expect(sent).toEqual({
      displayName: 'Systems of equations',
      instructions: null,
      dueDateTime: new Date(2017, 9, 13, 23, 59).toISOString(),
      allowLateSubmissions: true,
      maxPoints: null,
    });
    for (const name of ['a.docx', 'b.pptx']) {
      const upload = await world.request(`${address}/new/resources`, 'POST');
      expect(upload.request.params.get('name')).toBe(name);
      expect(upload.request.body).toBeInstanceOf(File);
      world.http.expectNone(`${address}/new/publish`);
      upload.flush(resourceOf(name));
      await world.settle();
    }
    await world.answer(`${address}/new/publish`, { ...made, status: 'published' }, 'POST');
    await world.closed();
    expect(world.all('tbody edu-chip')).toEqual(['Publishing…']);
    expect(world.shown).toHaveBeenCalledWith('Systems of equations is being assigned.');
  });

  it('ASG-6: a failed upload leaves the draft and says which; trying again doubles nothing', async () => {
    const world = await openFilled(file('a.docx'), file('b.pptx'));
    await world.press('Assign');
    await world.answer(address, made, 'POST');
    await world.answer(`${address}/new/resources`, resourceOf('a.docx'), 'POST');
    await world.fail(`${address}/new/resources`, 'POST', { status: 502, code: 'graph_error' });
    expect(world.all('[role=alert]').join()).toContain(
      '“b.pptx” did not upload. The assignment stays a draft.',
    );
    expect(world.all('tbody edu-chip')).toEqual(['Draft']);
    await world.press('Try again');
    await world.answer(`${address}/new/resources`, { value: [resourceOf('a.docx')] });
    const upload = await world.request(`${address}/new/resources`, 'POST');
    expect(upload.request.params.get('name')).toBe('b.pptx');
    upload.flush(resourceOf('b.pptx'));
    await world.answer(`${address}/new/publish`, { ...made, status: 'published' }, 'POST');
    await world.closed();
  });

  it('ASG-6: closing while files are sent asks, and tells what the draft is without', async () => {
    const world = await openFilled(file('a.docx'));
    await world.press('Assign');
    await world.answer(address, made, 'POST');
    const upload = await world.request(`${address}/new/resources`, 'POST');
    await world.press('Cancel');
    await world.press('Keep uploading');
    expect(upload.cancelled).toBe(false);
    await world.press('Cancel');
    await world.press('Stop and close');
    await world.closed();
    expect(upload.cancelled).toBe(true);
    expect(world.shown).toHaveBeenCalledWith(
      'Systems of equations is saved as a draft, without “a.docx”.',
    );
  });

  it('ASG-2: a draft that was not made leaves what was typed, with the reason', async () => {
    const world = await openFilled();
    await world.press('Save as draft');
    await world.fail(address, 'POST', { status: 503, code: 'graph_unavailable' });
    expect(world.says('The assignment was not saved. Microsoft is busy.')).toBe(true);
    await world.press('Try again');
    await world.answer(address, made, 'POST');
    await world.closed();
    expect(world.shown).toHaveBeenCalledWith('Systems of equations is saved as a draft.');
  });
});
