import type { Class } from '../roster/entities';
import type { Assignment } from './assignment';
import { assignTo, studentsOf } from './publish';
import { seedPlans, type SeedPlan } from './seed-plans';
import { handoutFolderOf, seedAssignmentId } from './seed-files';
import { seedHandout } from './seed-resources';
import { seedSubmission } from './seed-submissions';

const day = 86_400_000;
const hour = 3_600_000;

/** This many days from the anchor, at ten in the evening. */
function evening(anchor: number, days: number): string {
  return new Date(anchor + days * day + 22 * hour).toISOString();
}

function makeContent(plan: SeedPlan, anchor: number): Assignment['content'] {
  const { title, instructions, dueInDays, maxPoints, allowsLate } = plan;
  return {
    displayName: title,
    instructions: { content: instructions, contentType: 'text' },
    dueDateTime: evening(anchor, dueInDays),
    closeDateTime: null,
    assignDateTime: null,
    allowLateSubmissions: allowsLate,
    allowStudentsToAddResourcesToSubmission: true,
    addedStudentAction: 'none',
    addToCalendarAction: 'none',
    recipientIds: null,
    maxPoints,
    languageTag: null,
    moduleUrl: null,
    notificationChannelUrl: null,
  };
}

function makeAssignment(item: Class, plan: SeedPlan, anchor: number): Assignment {
  const id = seedAssignmentId(item, plan);
  const teacherId = item.teacherIds[0] ?? null;
  const madeAt = new Date(anchor + (plan.dueInDays - plan.leadDays) * day + 9 * hour).toISOString();
  const draft: Assignment = {
    id,
    classId: item.id,
    content: makeContent(plan, anchor),
    status: 'draft',
    ahead: [],
    assignedAt: null,
    createdBy: teacherId,
    createdAt: madeAt,
    lastModifiedBy: teacherId,
    lastModifiedAt: madeAt,
    folder: plan.handouts.length > 0 ? handoutFolderOf(item, plan) : null,
    feedbackFolder: null,
    resources: plan.handouts.map((name) => seedHandout(item, plan, { name, at: madeAt })),
    submissions: [],
  };
  if (plan.work === 'unpublished') return draft;
  const assigned = assignTo(draft, item, madeAt);
  const total = studentsOf(item).length;
  const submissions = assigned.submissions.map((submission, position) =>
    seedSubmission(submission, { item, plan, position, total, anchor }),
  );
  return { ...assigned, submissions };
}

/** What a class starts with: the same ids every time, with dates around the day it is first looked at. */
export function seedAssignments(item: Class, now: Date): readonly Assignment[] {
  const anchor = Math.floor(now.getTime() / day) * day;
  return seedPlans(item).map((plan) => makeAssignment(item, plan, anchor));
}
