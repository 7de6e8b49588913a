import { after, startOf } from '../roster/class-start';
import type { DriveItem, FolderAudience } from '../drives/drive-item';
import { fileKindOf } from '../drives/file-kinds';
import { itemIdOf } from '../drives/invent-library';
import { workDriveIdOf } from '../drives/work-drive-id';
import type { Class } from '../roster/entities';
import { objectIdOf } from '../roster/object-id';
import type { DriveItemRef } from './moment';
import { studentsOf } from './publish';
import { seedPlans, type SeedPlan } from './seed-plans';

/** The name of a student's submitted file. */
export const workName = 'My work.docx';

function refOf({ id }: Class, path: string): DriveItemRef {
  const driveId = workDriveIdOf(id);
  return { driveId, itemId: itemIdOf(driveId, path) };
}

export function seedAssignmentId(item: Class, plan: SeedPlan): string {
  return objectIdOf(item.id, 'assignment', plan.name);
}

/** The folder of an assignment's handouts. */
export function handoutFolderOf(item: Class, plan: SeedPlan): DriveItemRef {
  return refOf(item, `/${plan.name}`);
}

export function handoutOf(item: Class, plan: SeedPlan, name: string): DriveItemRef {
  return refOf(item, `/${plan.name}/${name}`);
}

/** The folder of a student's work. */
export function workFolderOf(item: Class, plan: SeedPlan, userId: string): DriveItemRef {
  return refOf(item, `/${plan.name}/work/${userId}`);
}

export function workFileOf(item: Class, plan: SeedPlan, userId: string): DriveItemRef {
  return refOf(item, `/${plan.name}/work/${userId}/${workName}`);
}

interface Placed {
  readonly id: string;
  readonly parentId: string;
  readonly name: string;
  readonly by: string | undefined;
  readonly audience?: FolderAudience;
}

function makeItem(item: Class, { by, ...placed }: Placed): DriveItem {
  const at = after(startOf(item), 1);
  return {
    ...placed,
    createdAt: at,
    changedAt: at,
    ...(by !== undefined && { createdBy: by, changedBy: by }),
    version: 1,
  };
}

function makeFile(item: Class, placed: Placed): DriveItem {
  const { mimeType, sizes } = fileKindOf(placed.name);
  return { ...makeItem(item, placed), file: { mimeType, size: sizes[0] } };
}

function handouts(item: Class, plan: SeedPlan, rootId: string): DriveItem[] {
  if (plan.handouts.length === 0) return [];
  const folder = handoutFolderOf(item, plan).itemId;
  const [by] = item.teacherIds;
  const audience = { assignmentId: seedAssignmentId(item, plan) };
  const placed = { id: folder, parentId: rootId, name: plan.title.replaceAll(':', ' –'), by };
  return [
    makeItem(item, { ...placed, audience }),
    ...plan.handouts.map((name) =>
      makeFile(item, { id: handoutOf(item, plan, name).itemId, parentId: folder, name, by }),
    ),
  ];
}

function work(item: Class, plan: SeedPlan, rootId: string): DriveItem[] {
  const assignmentId = seedAssignmentId(item, plan);
  return studentsOf(item).flatMap((by) => {
    const folder = workFolderOf(item, plan, by).itemId;
    const audience = { assignmentId, userId: by };
    const name = `${plan.title.replaceAll(':', ' –')} – ${by}`;
    return [
      makeItem(item, { id: folder, parentId: rootId, name, by, audience }),
      makeFile(item, {
        id: workFileOf(item, plan, by).itemId,
        parentId: folder,
        name: workName,
        by,
      }),
    ];
  });
}

/** What a class's library of handouts and student work contains from the start. */
export function seedWorkLibrary(item: Class, rootId: string): readonly DriveItem[] {
  return seedPlans(item).flatMap((plan) => [
    ...handouts(item, plan, rootId),
    ...(plan.work === 'unpublished' ? [] : work(item, plan, rootId)),
  ]);
}
