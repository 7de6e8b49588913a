/** Raise this when names fold differently: every mirror's words are then made anew. */
export const nameRules = 1;
