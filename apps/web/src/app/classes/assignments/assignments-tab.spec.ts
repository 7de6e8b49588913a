import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { assignmentOf } from './testing/assignments';
import { address, AssignmentsWorld } from './testing/assignments-world';

const soon = assignmentOf();
const draft = assignmentOf({
  id: 'a2',
  displayName: 'Midterm review',
  status: 'draft',
  dueDateTime: '2017-10-27T09:00:00Z',
});
const past = assignmentOf({
  id: 'a3',
  displayName: 'Inequalities',
  dueDateTime: '2017-10-10T12:00:00Z',
});
const publishing = assignmentOf({ id: 'a4', displayName: 'Word problems', status: 'published' });

const nothing = { submittedDateTime: null, points: null };
const own = {
  working: { status: 'working', ...nothing },
  excused: { status: 'excused', ...nothing },
  submitted: { status: 'submitted', ...nothing, submittedDateTime: '2017-10-09T12:00:00Z' },
  returned: { status: 'returned', ...nothing, points: 87.5 },
} as const;

const names = (world: AssignmentsWorld) => world.all('tbody td:first-child a');
const chips = (world: AssignmentsWorld) => world.all('tbody edu-chip');

describe('AssignmentsTab', () => {
  afterEach(() => {
    TestBed.inject(HttpTestingController).verify();
    sessionStorage.clear();
    jest.restoreAllMocks();
  });

  it('ASG-1: lists name, due date, and status, upcoming first', async () => {
    const world = await AssignmentsWorld.open('Teacher', [past, draft, soon]);
    expect(names(world)).toEqual(['Linear equations, set 3', 'Midterm review', 'Inequalities']);
    expect(chips(world)).toEqual(['Assigned', 'Draft', 'Past due']);
    expect(world.all('h2')).toEqual(['3 assignments']);
    const times = Array.from(document.querySelectorAll('td.due time'));
    expect(times[2]?.textContent).toBe('Tue, Oct 10 · 2 days ago');
    expect(times[0]?.getAttribute('datetime')).toBe('2017-10-16T09:00:00.000Z');
    expect(times[0]?.getAttribute('title')).toContain('October 16, 2017');
  });

  it('ASG-1: filters drafts, assigned work, and past-due work', async () => {
    const world = await AssignmentsWorld.open('Teacher', [past, draft, soon]);
    await world.press('Drafts');
    expect(names(world)).toEqual(['Midterm review']);
    expect(world.all('h2')).toEqual(['1 of 3 assignments']);
    await world.press('Past due');
    expect(names(world)).toEqual(['Inequalities']);
    await world.press('Assigned');
    expect(names(world)).toEqual(['Linear equations, set 3']);
    await world.press('All');
    expect(names(world)).toHaveLength(3);
  });

  it('ASG-1: students can’t filter drafts or create anything; work no longer accepted is closed', async () => {
    const missing = { ...past, ownSubmission: own.working };
    const closed = { ...missing, id: 'a5', allowLateSubmissions: false };
    const world = await AssignmentsWorld.open('Student', [soon, missing, closed]);
    expect(world.has('Drafts')).toBe(false);
    expect(world.has('New assignment')).toBe(false);
    expect(chips(world)).toEqual(['Not started', 'Missing', 'Missing']);
    expect(world.all('td.due .remark')).toEqual(['Late work accepted', 'Closed']);
  });

  it('DAY-2: a student sees the state of their own work, and only missing work as past due', async () => {
    const world = await AssignmentsWorld.open('Student', [
      { ...past, id: 'b1', displayName: 'Done', ownSubmission: own.submitted },
      { ...past, id: 'b2', displayName: 'Back', ownSubmission: own.returned, maxPoints: 100 },
      { ...past, id: 'b3', displayName: 'Spared', ownSubmission: own.excused },
      { ...past, id: 'b4', displayName: 'Gap', ownSubmission: own.working },
      { ...soon, id: 'b5', displayName: 'Next', ownSubmission: own.working },
    ]);
    const rows = () => names(world).map((name, n) => `${name}: ${chips(world)[n]}`);
    expect(rows().toSorted()).toEqual([
      'Back: Returned 87.5/100',
      'Done: Handed in',
      'Gap: Missing',
      'Next: Not started',
      'Spared: Excused',
    ]);
    expect(world.all('td.due .past')).toHaveLength(1);
    await world.press('Past due');
    expect(rows()).toEqual(['Gap: Missing']);
    await world.press('Assigned');
    expect(rows()).toEqual(['Next: Not started']);
    await world.press('Done');
    expect(names(world).toSorted()).toEqual(['Back', 'Done', 'Spared']);
  });

  it('EDU-9: says when there are none, and offers a teacher to create the first', async () => {
    const teacher = await AssignmentsWorld.open('Teacher', []);
    expect(teacher.says('Create the first one for this class.')).toBe(true);
    expect(teacher.all('button').filter((name) => name === 'New assignment')).toHaveLength(2);
    TestBed.resetTestingModule();
    const student = await AssignmentsWorld.open('Student', []);
    expect(student.says('There is no data available for this page at this time.')).toBe(true);
  });

  it('ASG-7: a publishing assignment settles by itself and is announced once', async () => {
    const world = await AssignmentsWorld.open('Teacher', [publishing]);
    expect(chips(world)).toEqual(['Publishing…']);
    await world.look();
    await world.answer(`${address}/a4`, publishing);
    expect(chips(world)).toEqual(['Publishing…']);
    await world.look();
    await world.answer(`${address}/a4`, { ...publishing, status: 'assigned' });
    expect(chips(world)).toEqual(['Assigned']);
    expect(world.said.mock.calls).toEqual([['Word problems is assigned.', 'polite']]);
  });

  it('ASG-7: reports an assignment Microsoft reverted to a draft, in its row and above the list', async () => {
    const world = await AssignmentsWorld.open('Teacher', [publishing]);
    await world.look();
    await world.answer(`${address}/a4`, { ...publishing, status: 'draft' });
    expect(chips(world)).toEqual(['Draft']);
    expect(world.all('td.due .bad')).toEqual(['Microsoft didn’t publish it']);
    expect(world.all('edu-note')[0]).toContain(
      'Microsoft didn’t publish Word problems. It’s a draft again.',
    );
    await world.press('Open');
    expect(world.url).toBe('/assignments/a4');
    await world.answer(`${address}/a4/resources`, { value: [] });
  });

  it('S-16: renders names as plain text', async () => {
    const evil = assignmentOf({ displayName: '<img src=x onerror=alert(1)>' });
    const world = await AssignmentsWorld.open('Teacher', [evil]);
    expect(names(world)).toEqual(['<img src=x onerror=alert(1)>']);
    expect(document.querySelector('tbody img')).toBeNull();
  });
});
