/** A question for a dialog. The first answer must change nothing and gets the focus. */
export interface Question<T extends string> {
  readonly title: string;
  /** A string is shown as a paragraph, an array as a list. */
  readonly text: string | readonly string[];
  readonly answers: readonly Answer<T>[];
}

export interface Answer<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly kind: '' | 'danger' | 'filled' | 'filled danger';
  /** Runs while the dialog waits. Without it, the dialog closes at once. */
  readonly run?: (() => Promise<unknown>) | undefined;
  /** Shown if `run` fails: “Consent wasn’t removed.” */
  readonly failed?: string | undefined;
}

/** An action that can't be undone, and its consequences. */
export interface Confirmation extends Pick<Answer<string>, 'run' | 'failed'> {
  readonly title: string;
  /** What is lost and what stays, one sentence each. */
  readonly consequences: readonly string[];
  /** The button's label, with the action and its extent: “Remove consent and 71 links”. */
  readonly label: string;
}
