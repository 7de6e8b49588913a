import type { Class } from '../roster/entities';
import { objectIdOf } from '../roster/object-id';
import type { Resource } from './resource';
import { handoutOf, seedAssignmentId, workFileOf, workName } from './seed-files';
import type { SeedPlan } from './seed-plans';

const types: Readonly<Record<string, string>> = {
  docx: 'educationWordResource',
  xlsx: 'educationExcelResource',
  pptx: 'educationPowerPointResource',
};

function typeOf(name: string): string {
  return types[name.split('.').at(-1) ?? ''] ?? 'educationFileResource';
}

const plain = { others: {}, isDistributed: false, originalId: null } as const;

/** A handout as a resource of its assignment. */
export function seedHandout(
  item: Class,
  plan: SeedPlan,
  { name, at }: { readonly name: string; readonly at: string },
): Resource {
  return {
    ...plain,
    id: objectIdOf(seedAssignmentId(item, plan), 'resource', name),
    type: typeOf(name),
    displayName: name,
    file: handoutOf(item, plan, name),
    createdBy: item.teacherIds[0] ?? null,
    createdAt: at,
  };
}

/** What a student submitted. */
export function seedWork(
  item: Class,
  plan: SeedPlan,
  { userId, at }: { readonly userId: string; readonly at: string },
): Resource {
  return {
    ...plain,
    id: objectIdOf(seedAssignmentId(item, plan), 'resource', `${workName} of ${userId}`),
    type: typeOf(workName),
    displayName: workName,
    file: workFileOf(item, plan, userId),
    createdBy: userId,
    createdAt: at,
  };
}
