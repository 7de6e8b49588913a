/** Something wrong with a roster, and where. */
export interface RosterProblem {
  readonly file: string;
  readonly line?: number | undefined;
  readonly column?: string | undefined;
  readonly reason: string;
}

/** More than fits on a screen helps nobody. */
const shownProblems = 25;

function describeProblem({ file, line, column, reason }: RosterProblem): string {
  const place = [
    file,
    line === undefined ? undefined : `line ${line}`,
    column === undefined ? undefined : `column "${column}"`,
  ];
  return `  - ${place.filter(Boolean).join(', ')}: ${reason}`;
}

/** Thrown instead of loading anything when a roster, or an option naming one, is wrong. The message lists the problems. */
export class InvalidRoster extends Error {
  constructor(readonly problems: readonly RosterProblem[]) {
    const lines = problems.slice(0, shownProblems).map(describeProblem);
    const rest = problems.length - lines.length;
    const more = rest > 0 ? [`  … and ${rest} more.`] : [];
    super(['The rosters cannot be loaded:', ...lines, ...more].join('\n'));
    this.name = 'InvalidRoster';
  }
}

/** Collects problems, so that one start shows as many as make sense. */
export class RosterProblems {
  readonly #problems: RosterProblem[] = [];

  add(problem: RosterProblem): void {
    this.#problems.push(problem);
  }

  get isEmpty(): boolean {
    return this.#problems.length === 0;
  }

  /** @throws InvalidRoster when there are any */
  throwIfAny(): void {
    if (!this.isEmpty) throw new InvalidRoster(this.#problems);
  }
}
