import type { Mirrored } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../clock/clock';
import type { SessionUser } from '../../auth';
import { RosterNotReady, RosterReader } from '../../roster';
import { isAway } from './is-away';
import { Patience } from './patience';
import { StoredRoster } from './stored-roster';

type Outcome<T> = { value: T } | { error: unknown };

/**
 * Reads of the roster that go on while Graph is away: the mirror answers instead, marked with its time. For reading only:
 * nothing may be changed because of what the mirror says. Answers of the mirror are kept nowhere.
 */
@Injectable()
export class RosterFallback {
  private readonly patience: Patience;

  constructor(
    private readonly rosters: RosterReader,
    clock: Clock,
  ) {
    this.patience = new Patience(clock);
  }

  /**
   * @param live asks Graph. If the mirror has answered by then, its answer still comes into the cache, for the next read
   * @param stored reads the same from the mirror, and decides from its rows who may
   * @throws what Graph refuses; Graph's failure, if the mirror has no answer for this person
   */
  async read<T extends object>(
    user: SessionUser,
    live: () => Promise<T>,
    stored: (roster: StoredRoster) => Promise<T>,
  ): Promise<T & Mirrored> {
    const tenantId = user.microsoft?.tenantId;
    if (tenantId === undefined) return live();
    const asked = this.ask(tenantId, live);
    const first = await inTime(asked, this.patience.of(tenantId));
    if (first && !isLost(first)) return valueOf(first);
    this.patience.lose(tenantId);
    const roster = await this.open(user);
    const copy = roster && (await outcomeOf(stored(roster)));
    if (copy && 'value' in copy) return { ...copy.value, asOf: roster.asOf.toISOString() };
    // Whoever the mirror doesn't know yet may still hear from Graph.
    const last = await asked;
    return valueOf(copy && isLost(last) ? copy : last);
  }

  private async ask<T>(tenantId: string, live: () => Promise<T>): Promise<Outcome<T>> {
    const outcome = await outcomeOf(live());
    if (isLost(outcome)) this.patience.lose(tenantId);
    else this.patience.regain(tenantId);
    return outcome;
  }

  /** Undefined without a complete mirror, and for people who are unknown to it, deactivated or gone. */
  private async open({
    microsoft,
    administration,
  }: SessionUser): Promise<StoredRoster | undefined> {
    if (!microsoft) return undefined;
    try {
      const roster = await this.rosters.open(microsoft.tenantId);
      const person = await roster.find('people', microsoft.objectId);
      const isKnown = person ? !person.removedAt && person.isEnabled !== false : administration;
      return isKnown ? new StoredRoster(roster, microsoft.objectId) : undefined;
    } catch (error) {
      if (error instanceof RosterNotReady) return undefined;
      throw error;
    }
  }
}

const outcomeOf = <T>(work: Promise<T>): Promise<Outcome<T>> =>
  work.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );

const isLost = (outcome: Outcome<unknown>): boolean => 'error' in outcome && isAway(outcome.error);

function valueOf<T>(outcome: Outcome<T>): T {
  if ('error' in outcome) throw outcome.error;
  return outcome.value;
}

/** Undefined if it takes longer. */
async function inTime<T>(work: Promise<T>, milliseconds: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
