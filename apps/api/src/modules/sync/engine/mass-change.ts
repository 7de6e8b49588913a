/** Part of the known users that one round may take away without asking (S-20). */
export const mostRemoved = 0.1;
/** So many may always go: a small school would have to decide over every leaver. */
export const fewestAsked = 20;

/** Whether a round would take so many away that an administrator has to decide (SYNC-8). */
export const isMassChange = (removals: number, known: number): boolean =>
  removals >= fewestAsked && removals > known * mostRemoved;
