import * as z from 'zod';
import type { Class } from '../roster/entities';
import { assignmentSchema, type Assignment } from './assignment';
import { settle } from './publish';
import { seedAssignments } from './seed-assignments';

/** By class: all assignments of classes where something changed. */
export const assignmentsSnapshotSchema = z.record(z.string(), z.array(assignmentSchema));
export type AssignmentsSnapshot = z.output<typeof assignmentsSnapshotSchema>;

/** Classes as loaded or added. */
interface OriginalClasses {
  original(id: string): Class | undefined;
}

interface Kept {
  readonly byId: Map<string, Assignment>;
  /** Whether it differs from what would be generated again. */
  isChanged: boolean;
}

/**
 * A tenant's assignments. The ones a class starts with are generated when first requested, so a large tenant costs
 * nothing; anything due by the clock happens when it is looked at.
 */
export class Assignments {
  private readonly classes = new Map<string, Kept>();

  constructor(
    private readonly loaded: OriginalClasses,
    private readonly onChange: () => void,
  ) {}

  /** In the order they were created. */
  ofClass(item: Class, now: Date): readonly Assignment[] {
    const kept = this.keptOf(item, now);
    for (const assignment of kept.byId.values()) {
      const settled = settle(assignment, item, now);
      if (settled === assignment) continue;
      kept.byId.set(settled.id, settled);
      this.changed(kept);
    }
    return [...kept.byId.values()];
  }

  find(item: Class, id: string, now: Date): Assignment | undefined {
    return this.ofClass(item, now).find((assignment) => assignment.id === id);
  }

  /** Adds it, or replaces the one with its id. */
  save(item: Class, assignment: Assignment, now: Date): void {
    const kept = this.keptOf(item, now);
    kept.byId.set(assignment.id, assignment);
    this.changed(kept);
  }

  remove(item: Class, id: string, now: Date): void {
    const kept = this.keptOf(item, now);
    kept.byId.delete(id);
    this.changed(kept);
  }

  reset(): void {
    this.classes.clear();
  }

  snapshot(): AssignmentsSnapshot {
    const changed = [...this.classes].filter(([, { isChanged }]) => isChanged);
    return Object.fromEntries(changed.map(([id, { byId }]) => [id, [...byId.values()]]));
  }

  restore(snapshot: AssignmentsSnapshot): void {
    for (const [classId, list] of Object.entries(snapshot)) {
      const byId = new Map(list.map((assignment) => [assignment.id, assignment]));
      this.classes.set(classId, { byId, isChanged: true });
    }
  }

  private keptOf(item: Class, now: Date): Kept {
    const known = this.classes.get(item.id);
    if (known) return known;
    // As loaded, so the files in its library belong to the same people.
    const seeded = seedAssignments(this.loaded.original(item.id) ?? item, now);
    const byId = new Map(seeded.map((assignment) => [assignment.id, assignment]));
    const kept = { byId, isChanged: false };
    this.classes.set(item.id, kept);
    return kept;
  }

  private changed(kept: Kept): void {
    kept.isChanged = true;
    this.onChange();
  }
}
