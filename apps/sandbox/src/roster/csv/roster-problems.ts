/** Something wrong with a roster, and where. */
export interface RosterProblem {
  readonly file: string;
  readonly line?: number | undefined;
  readonly column?: string | undefined;
  readonly reason: string;
}

/** More than fits on a screen helps no one. */
const shownProblems = 25;
/** Reasons repeat a field's content, which may be long. */
const shownLength = 300;

/** A problem as a line of text. */
export function describeProblem({ file, line, column, reason }: RosterProblem): string {
  const place = [
    file,
    line === undefined ? undefined : `line ${line}`,
    column === undefined ? undefined : `column "${column}"`,
  ];
  const shown = reason.length > shownLength ? `${reason.slice(0, shownLength)}…` : reason;
  return `${place.filter(Boolean).join(', ')}: ${shown}`;
}

/** Thrown instead of loading when a roster, or an option naming one, is invalid. The message lists the problems. */
export class InvalidRoster extends Error {
  constructor(readonly problems: readonly RosterProblem[]) {
    const lines = problems
      .slice(0, shownProblems)
      .map((problem) => `  - ${describeProblem(problem)}`);
    const rest = problems.length - lines.length;
    const more = rest > 0 ? [`  … and ${rest} more.`] : [];
    super(["The rosters can't be loaded:", ...lines, ...more].join('\n'));
    this.name = 'InvalidRoster';
  }
}

/** Collects problems, so one start shows as many as possible. */
export class RosterProblems {
  private readonly problems: RosterProblem[] = [];
  /** What could only be read by guessing, and should be reported. */
  readonly notes: RosterProblem[] = [];

  add(problem: RosterProblem): void {
    this.problems.push(problem);
  }

  note(note: RosterProblem): void {
    this.notes.push(note);
  }

  get isEmpty(): boolean {
    return this.problems.length === 0;
  }

  /** @throws InvalidRoster if there are any */
  throwIfAny(): void {
    if (!this.isEmpty) throw new InvalidRoster(this.problems);
  }
}
