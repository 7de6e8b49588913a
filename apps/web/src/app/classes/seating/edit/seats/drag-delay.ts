/** Milliseconds to hold before a touch drag starts, so desks don't block scrolling; a mouse drags at once. */
export const dragDelay = { touch: 250, mouse: 0 } as const;
