/** Guarded unsaved work. Anything that would discard it must ask here first. */
export interface Draft {
  /** Whether leaving would lose something the user has not been asked about. */
  isTouched(): boolean;
  /** Asks if anything would be lost. After a yes, the work counts as abandoned. */
  mayLeave(): Promise<boolean>;
}
