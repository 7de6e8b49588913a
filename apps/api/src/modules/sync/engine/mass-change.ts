/** Share of the known users that one round may remove without asking (S-20). */
export const mostRemoved = 0.1;
/** Fewer may always go; otherwise a small school would have to decide about everyone who leaves. */
export const fewestAsked = 20;

/** Fewer emptied lists are everyday work; one class has more people than `fewestAsked`. */
export const fewestEmptied = 5;

/** Whether a round would remove so many that an administrator has to decide (SYNC-8). */
export const isMassChange = (removals: number, known: number): boolean =>
  removals >= fewestAsked && removals > known * mostRemoved;

/** Whether so many of the objects a round has read had lost what they contain that an administrator has to decide (SYNC-8). */
export const isMassEmptying = (emptied: number, received: number): boolean =>
  emptied >= fewestEmptied && emptied > received * mostRemoved;
