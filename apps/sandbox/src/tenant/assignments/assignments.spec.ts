import { loadRosters, parseGenerateOption } from '../../roster/load-rosters';
import type { Tenant } from '../tenant';
import { studentsOf } from './publish';

const now = new Date('2026-11-23T10:00:00Z');

function generate(): Tenant {
  const [tenant] = loadRosters({ generate: parseGenerateOption('users=400,classes=20') });
  return tenant!;
}

function classAt(tenant: Tenant, position: number) {
  return tenant.roster.data.classes[position]!;
}

it('looking at a class saves nothing; changing one saves just that one', () => {
  const tenant = generate();
  const [first, second] = [classAt(tenant, 0), classAt(tenant, 1)];
  const [draft] = tenant.assignments.ofClass(first, now).filter(({ status }) => status === 'draft');
  tenant.assignments.ofClass(second, now);
  expect(tenant.snapshot().assignments).toEqual({});
  tenant.assignments.remove(first, draft!.id, now);
  expect(Object.keys(tenant.snapshot().assignments)).toEqual([first.id]);
  expect(tenant.assignments.find(first, draft!.id, now)).toBeUndefined();
});

it('a class starts with a file in its library for every reference to one', () => {
  const tenant = generate();
  const item = classAt(tenant, 0);
  const files = tenant.assignments
    .ofClass(item, now)
    .flatMap(({ resources, submissions }) => [
      ...resources,
      ...submissions.flatMap((submission) => submission.resources),
    ])
    .map(({ file }) => file!);
  expect(files.length).toBeGreaterThan(studentsOf(item).length);
  const missing = files.filter(
    ({ driveId, itemId }) => !tenant.drives.find(driveId)?.item(itemId)?.file,
  );
  expect(missing).toEqual([]);
});

it('nothing that a class starts with happened in the future', () => {
  const tenant = generate();
  const done = tenant.assignments
    .ofClass(classAt(tenant, 0), now)
    .flatMap(({ createdAt, submissions }) => [
      createdAt,
      ...submissions.flatMap(({ state }) => Object.values(state.acts).map(({ at }) => at)),
    ]);
  expect(done.length).toBeGreaterThan(30);
  expect(done.filter((at) => at > now.toISOString())).toEqual([]);
});

it("some of a class's work is late, meaning after the due date", () => {
  const tenant = generate();
  const late = tenant.assignments
    .ofClass(classAt(tenant, 0), now)
    .flatMap(({ content, submissions }) =>
      submissions.filter(
        ({ state }) => (state.acts.submitted?.at ?? '') > (content.dueDateTime ?? ''),
      ),
    );
  expect(late.length).toBeGreaterThan(0);
});
