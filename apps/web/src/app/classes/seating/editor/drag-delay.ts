/** Milliseconds a finger must rest before it drags, so that a page can be scrolled by its desks; a mouse drags at once. */
export const dragDelay = { touch: 250, mouse: 0 } as const;
