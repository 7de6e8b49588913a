import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock } from '../../../clock/clock';
import { TombstonesRepository } from '../../roster';

const hour = 3_600_000;
const day = 24 * hour;
/** Whoever left stays known to readers of changes by their id; their name and numbers aren't needed for that. */
const personalFor = 30 * day;
const keptFor = 400 * day;
const mirrorsAtOnce = 100;

/** Clears what mirrors keep of removed people, classes and schools: each mirror once a day, in whichever process. */
@Injectable()
export class RosterPurge implements BeforeApplicationShutdown {
  private readonly ending = new AbortController();
  private isUnderWay = false;

  constructor(
    private readonly tombstones: TombstonesRepository,
    private readonly clock: Clock,
  ) {}

  @Interval(hour)
  async purge(): Promise<void> {
    if (this.isUnderWay) return;
    this.isUnderWay = true;
    try {
      while (await this.purgeSome());
    } finally {
      this.isUnderWay = false;
    }
  }

  beforeApplicationShutdown(): void {
    this.ending.abort();
  }

  /** @returns whether there may be more */
  private async purgeSome(): Promise<boolean> {
    const now = this.clock.date();
    const ago = (age: number) => new Date(now.getTime() - age);
    const mirrors = await this.tombstones.uncleared(ago(day), mirrorsAtOnce);
    for (const { tenantId, lastSeq } of mirrors) {
      if (this.ending.signal.aborted) return false;
      if (!(await this.tombstones.claim(tenantId, { since: ago(day), now }))) continue;
      const before = { personal: ago(personalFor), all: ago(keptFor) };
      const chunks = this.tombstones.clear(tenantId, lastSeq, before);
      while (!(await chunks.next()).done) if (this.ending.signal.aborted) return false;
    }
    return mirrors.length === mirrorsAtOnce;
  }
}
