/** Something to decide in a dialog. The first answer changes nothing and has the focus. */
export interface Question<T extends string> {
  readonly title: string;
  /** One sentence stands as a paragraph, several as a list. */
  readonly text: string | readonly string[];
  readonly answers: readonly Answer<T>[];
}

export interface Answer<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly kind: '' | 'danger' | 'filled' | 'filled danger';
  /** Does it while the dialog waits. Without it the dialog closes at once and the page goes on. */
  readonly run?: (() => Promise<unknown>) | undefined;
  /** Says that `run` failed: “The consent was not removed.” */
  readonly failed?: string | undefined;
}

/** Something that cannot be undone, and what it does. */
export interface Deed extends Pick<Answer<string>, 'run' | 'failed'> {
  readonly title: string;
  /** What goes and what stays, a sentence each. */
  readonly consequences: readonly string[];
  /** The button: the deed and its extent, “Remove consent and 71 links”. */
  readonly label: string;
}
