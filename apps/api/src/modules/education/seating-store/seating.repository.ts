import { randomUUID } from 'node:crypto';
import type { SaveSeating, SeatingRule, Seat } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isDuplicate } from '../../../database/engine';
import { Transactions } from '../../../database/transactions';
import { SeatingArrangement } from './seating-arrangement.entity';
import { SeatingChart } from './seating-chart.entity';
import { SeatingChanged } from './seating-version';

export interface ChartKey {
  tenantId: string;
  classId: string;
}

/** A chart as stored, including students who have left the class. */
export interface StoredChart {
  /** 0 before the first save. */
  version: number;
  seats: Seat[];
  rules: SeatingRule[];
  savedBy?: { displayName: string; at: string };
}

/** A whole chart, to replace the current one. */
export interface ChartToSave extends SaveSeating {
  /** The version it was made from. */
  version: number;
  savedBy: { displayName: string; at: string };
}

const emptyChart: StoredChart = { version: 0, seats: [], rules: [] };

@Injectable()
export class SeatingRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
  ) {}

  /** In one statement, so that version and seats match even during a concurrent save. */
  async find({ tenantId, classId }: ChartKey): Promise<StoredChart> {
    const row = await this.charts
      .createQueryBuilder('chart')
      .leftJoinAndMapMany(
        'chart.seats',
        SeatingArrangement,
        'seat',
        'seat.class_id = chart.class_id',
      )
      .where('chart.tenant_id = :tenantId AND chart.class_id = :classId', { tenantId, classId })
      .orderBy('seat.position')
      .getOne();
    return row ? toStored(row as SeatingChart & { seats: SeatingArrangement[] }) : emptyChart;
  }

  /**
   * Replaces the chart of that version with a whole new one, or does nothing (S-18). Of several concurrent saves, the
   * first to lock the version's row wins, across all replicas.
   * @throws SeatingChanged if that is no longer the version
   */
  save(key: ChartKey, chart: ChartToSave): Promise<StoredChart> {
    return this.transactions.run(async () => {
      const rules = await this.takeVersion(key, chart);
      await this.seats.delete({ classId: key.classId });
      const rows = chart.seats.map(({ userId, position }) => ({
        id: randomUUID(),
        classId: key.classId,
        userId,
        position,
      }));
      if (rows.length > 0) await this.seats.insert(rows);
      const { savedBy, seats } = chart;
      return { version: chart.version + 1, seats: [...seats].sort(byPosition), rules, savedBy };
    });
  }

  /** @returns the rules that apply from now on */
  private async takeVersion(key: ChartKey, chart: ChartToSave): Promise<SeatingRule[]> {
    const facts = {
      version: chart.version + 1,
      savedBy: chart.savedBy.displayName,
      savedAt: new Date(chart.savedBy.at),
      ...(chart.rules && { rules: chart.rules }),
    };
    if (chart.version === 0) {
      await this.insertFirst({ ...key, rules: [], ...facts });
      return chart.rules ?? [];
    }
    const { affected } = await this.charts.update({ ...key, version: chart.version }, facts);
    if (affected !== 1) throw new SeatingChanged();
    return chart.rules ?? (await this.charts.findOneByOrFail(key)).rules;
  }

  private async insertFirst(row: SeatingChart): Promise<void> {
    try {
      await this.charts.insert(row);
    } catch (error) {
      throw isDuplicate(error) ? new SeatingChanged(error) : error;
    }
  }

  private get charts() {
    return this.dataSource.getRepository(SeatingChart);
  }

  private get seats() {
    return this.dataSource.getRepository(SeatingArrangement);
  }
}

const byPosition = (one: Seat, other: Seat) => one.position - other.position;

const toStored = (row: SeatingChart & { seats: SeatingArrangement[] }): StoredChart => ({
  version: row.version,
  seats: row.seats.map(({ userId, position }) => ({ userId, position })),
  rules: row.rules,
  savedBy: { displayName: row.savedBy, at: row.savedAt.toISOString() },
});
