import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import '../../../core/ask/question-dialog';
import { READER_LOCALE } from '../../../ui/typed/reader-locale';
import { assignmentOf, resourceOf } from '../testing/assignments';
import { address, AssignmentsWorld } from '../testing/assignments-world';
// Normally lazy-loaded with the dialog; imported here so no test waits for the compiler.
import './assignment-dialog';

const made = assignmentOf({
  id: 'new',
  displayName: 'Systems of equations',
  status: 'draft',
  dueDateTime: new Date(2017, 9, 13, 23, 59).toISOString(),
});
const file = (name: string, text = 'data') => new File([text], name);

function pressEscape(): void {
  const key = { key: 'Escape', keyCode: 27, bubbles: true };
  document.querySelector('mat-dialog-container')!.dispatchEvent(new KeyboardEvent('keydown', key));
}

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

describe('creating an assignment', () => {
  afterEach(() => {
    TestBed.inject(HttpTestingController).verify();
    sessionStorage.clear();
    jest.restoreAllMocks();
  });

  it('ASG-2: is due at the end of the next school day by default', async () => {
    const world = await open();
    expect(world.field('Due date').value).toBe('10/13/2017');
    expect(world.field('Due time').value.replace(/\s/g, ' ')).toBe('11:59 PM');
    expect(world.says('Friday, October 13, 2017 at 11:59 PM')).toBe(true);
    expect(world.says('tomorrow. Students see it in their own time zone.')).toBe(true);
  });

  it('ASG-2: reports missing and invalid fields before sending anything', async () => {
    const world = await open();
    await world.press('Assign');
    expect(world.says('Enter a name.')).toBe(true);
    expect(document.activeElement).toBe(world.field('Name'));
    await world.type('Name', 'n'.repeat(300));
    expect(world.says('Use at most 255 characters; this name has 300.')).toBe(true);
    await world.type('Name', 'Systems of equations 😀');
    await world.type('Due date', '10/10/2017');
    expect(world.says('The due date has passed. Choose a later one.')).toBe(true);
    await world.type('Due date', 'soon');
    expect(world.says('This isn’t a date.')).toBe(true);
    await world.type('Due date', '');
    expect(world.says('Choose a date.')).toBe(true);
    await world.press('Save as draft');
    expect(document.activeElement).toBe(world.field('Due date'));
  });

  it('LANG-2: reads 02.01.2027 as January 2 in German, and says so', async () => {
    TestBed.overrideProvider(READER_LOCALE, { useValue: 'de-DE' });
    const world = await openFilled();
    expect(world.field('Due date').value).toBe('13.10.2017');
    expect(world.field('Due time').value).toBe('23:59');
    await world.type('Due date', '02.01.2027');
    expect(world.says('Samstag, 2. Januar 2027 um 23:59')).toBe(true);
    await world.type('Due time', '7:30');
    await world.type('Points (optional)', '87,5');
    await world.press('Save as draft');
    expect(await world.answer(address, made, 'POST')).toMatchObject({
      dueDateTime: new Date(2027, 0, 2, 7, 30).toISOString(),
      maxPoints: 87.5,
    });
    await world.closed();
  });

  it.each(['31.02.2027', '13.13.2027', '02.01.27', '1/2/2027', '12/31/2026'])(
    'LANG-2: rejects %s in German, and shows how to write it',
    async (text) => {
      TestBed.overrideProvider(READER_LOCALE, { useValue: 'de-DE' });
      const world = await openFilled();
      await world.type('Due date', text);
      expect(world.says('This isn’t a date. Enter it like 20.10.2027.')).toBe(true);
      expect(world.says('Students see it in their own time zone.')).toBe(false);
      // Nothing is sent.
      await world.press('Assign');
    },
  );

  it('LANG-2: rejects an ambiguous time, and points that aren’t a number', async () => {
    const world = await openFilled();
    await world.type('Due time', '5:00');
    expect(world.says('This isn’t a time. Enter it like 11:59 PM.')).toBe(true);
    expect(world.says('Friday, October 13, 2017, tomorrow.')).toBe(true);
    await world.type('Due time', '5:00 pm');
    expect(world.field('Due time').value.replace(/\s/g, ' ')).toBe('5:00 PM');
    await world.type('Points (optional)', '1,000');
    expect(world.says('Enter a number from 0 to 10,000.')).toBe(true);
    await world.type('Points (optional)', '20000');
    expect(world.says('Enter a number from 0 to 10,000.')).toBe(true);
    await world.type('Points (optional)', '20');
    expect(world.says('Enter a number')).toBe(false);
  });

  it('ASG-2: rejects a sixth file, a duplicate name, and an empty file at once', async () => {
    const world = await openFilled(...['a', 'b', 'c', 'd'].map((name) => file(`${name}.txt`)));
    await world.chooseFiles(file('A.txt'), file('empty.txt', ''));
    expect(world.says('A file named “A.txt” already exists.')).toBe(true);
    expect(world.says('“empty.txt” is empty.')).toBe(true);
    await world.chooseFiles(file('e.txt'), file('f.txt'));
    expect(world.says('You can add up to 5 files. Remove one first.')).toBe(true);
    expect(world.says('5 of 5')).toBe(true);
  });

  it('ASG-2: shows the API’s size limit, and rejects files beyond it', async () => {
    const world = await openFilled();
    expect(world.says('Up to 5 files, 50 MB in total.')).toBe(true);
    const film = file('film.mp4');
    Object.defineProperty(film, 'size', { value: 50_000_001 });
    await world.chooseFiles(film);
    expect(world.says('“film.mp4” is too large. All files together can be up to 50 MB.')).toBe(
      true,
    );
  });

  it('S-21: creates the draft, uploads its files one by one, and publishes last', async () => {
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

  it('ASG-6: a failed upload leaves a draft and names the file; a retry duplicates nothing', async () => {
    const world = await openFilled(file('a.docx'), file('b.pptx'));
    await world.press('Assign');
    await world.answer(address, made, 'POST');
    await world.answer(`${address}/new/resources`, resourceOf('a.docx'), 'POST');
    await world.fail(`${address}/new/resources`, 'POST', { status: 502, code: 'graph_error' });
    expect(world.all('[role=alert]').join()).toContain(
      '“b.pptx” didn’t upload. The assignment stays a draft.',
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

  it('ASG-6: asks before closing during an upload, and names the files left out of the draft', async () => {
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

  const ways: [string, (world: AssignmentsWorld) => void][] = [
    ['Cancel', (world) => world.control('Cancel').click()],
    ['Close', (world) => world.control('Close').click()],
    ['Esc', () => pressEscape()],
    [
      'a press beside it',
      () => document.querySelector<HTMLElement>('.cdk-overlay-backdrop')!.click(),
    ],
  ];

  it.each(ways)('%s does not discard what was typed without asking', async (_way, leave) => {
    const world = await openFilled();
    leave(world);
    await world.question('Keep editing');
    expect(world.field('Name').value).toBe(' Systems of equations ');
    leave(world);
    await world.question('Leave without saving');
    await world.closed();
  });

  it.each(ways)('%s asks nothing if nothing was typed', async (_way, leave) => {
    const world = await open();
    leave(world);
    await world.closed();
  });

  it('asks before discarding a chosen file, or one that failed to upload', async () => {
    const world = await open();
    await world.chooseFiles(file('a.docx'));
    pressEscape();
    await world.question('Keep editing');
    await world.type('Name', 'Systems of equations');
    await world.press('Save as draft');
    await world.answer(address, made, 'POST');
    await world.fail(`${address}/new/resources`, 'POST', { status: 502, code: 'graph_error' });
    pressEscape();
    await world.question('Leave without saving');
    await world.closed();
    expect(world.shown).toHaveBeenCalledWith(
      'Systems of equations is saved as a draft, without “a.docx”.',
    );
  });

  it('closes with the page once Back is confirmed, and stays open until then', async () => {
    const world = await openFilled();
    const router = TestBed.inject(Router);
    void router.navigateByUrl('/elsewhere');
    await world.question('Keep editing');
    expect(world.field('Name').value).toBe(' Systems of equations ');
    void router.navigateByUrl('/elsewhere');
    await world.question('Leave without saving');
    await world.closed();
    expect(world.url).toBe('/elsewhere');
  });

  it('ASG-2: keeps what was typed when creating the draft fails, and says why', async () => {
    const world = await openFilled();
    await world.press('Save as draft');
    await world.fail(address, 'POST', { status: 503, code: 'graph_unavailable' });
    expect(
      world.says('The assignment wasn’t saved. Microsoft 365 isn’t responding right now.'),
    ).toBe(true);
    await world.press('Try again');
    await world.answer(address, made, 'POST');
    await world.closed();
    expect(world.shown).toHaveBeenCalledWith('Systems of equations is saved as a draft.');
  });
});
