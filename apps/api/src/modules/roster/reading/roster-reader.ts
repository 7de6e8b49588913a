import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RosterMirrorRepository } from '../mirror/roster-mirror.repository';
import type { RosterMirror } from '../mirror/roster-mirror.entity';
import { Roster } from './roster';
import { RosterCounts } from './roster-counts';
import { RosterNotReady } from './roster-not-ready';

/** Opens rosters for reading: the only way to a mirror's rows for whoever doesn't write them. */
@Injectable()
export class RosterReader {
  private readonly counts = new RosterCounts();

  constructor(
    private readonly dataSource: DataSource,
    private readonly mirrors: RosterMirrorRepository,
  ) {}

  /**
   * A tenant's roster, for one request: its revision is that of now.
   * @throws RosterNotReady
   */
  async open(tenantId: string): Promise<Roster> {
    const mirror = await this.mirrors.find(tenantId);
    if (!mirror) throw new RosterNotReady('off');
    if (!isFilled(mirror)) throw new RosterNotReady('filling');
    return new Roster(this.dataSource, this.counts, mirror);
  }
}

const isFilled = (mirror: RosterMirror): mirror is RosterMirror & { filledAt: Date } =>
  mirror.filledAt !== null;
