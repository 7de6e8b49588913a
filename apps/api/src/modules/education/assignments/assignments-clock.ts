/** The wall clock, so that a test decides the time. */
export const ASSIGNMENTS_CLOCK = Symbol('ASSIGNMENTS_CLOCK');
