import { randomUUID } from 'node:crypto';
import type { SaveSeating, SeatingRule, Seat as SeatOfChart } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isDuplicate } from '../../../database/engine';
import { Transactions } from '../../../database/transactions';
import { Seat } from './seat.entity';
import { SeatingChartRow } from './seating-chart.entity';
import { SeatingChanged } from './seating-version';

export interface ChartKey {
  tenantId: string;
  classId: string;
}

/** A chart as it is in the database, with whoever is in it. */
export interface StoredChart {
  /** 0 before the first save. */
  version: number;
  seats: SeatOfChart[];
  rules: SeatingRule[];
  savedBy?: { displayName: string; at: string };
}

/** A whole chart to put in the place of the one that is there. */
export interface ChartToSave extends SaveSeating {
  /** The version it was made from. */
  version: number;
  savedBy: { displayName: string; at: string };
}

const nameLength = 255;
const emptyChart: StoredChart = { version: 0, seats: [], rules: [] };

@Injectable()
export class SeatingRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
  ) {}

  /** In one statement, so that the version belongs to the seats whoever saves at the same time. */
  async find({ tenantId, classId }: ChartKey): Promise<StoredChart> {
    const row = await this.charts
      .createQueryBuilder('chart')
      .leftJoinAndMapMany('chart.seats', Seat, 'seat', 'seat.class_id = chart.class_id')
      .where('chart.tenant_id = :tenantId AND chart.class_id = :classId', { tenantId, classId })
      .orderBy('seat.position')
      .getOne();
    return row ? toStored(row as SeatingChartRow & { seats: Seat[] }) : emptyChart;
  }

  /**
   * Puts a whole chart in the place of the one of that version, or does nothing (S-18). Of several at once, the first to
   * lock the row of the version wins, on all replicas.
   * @throws SeatingChanged when it is not the version any more
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

  /** @returns the rules that hold from now on */
  private async takeVersion(key: ChartKey, chart: ChartToSave): Promise<SeatingRule[]> {
    const facts = {
      version: chart.version + 1,
      savedBy: chart.savedBy.displayName.slice(0, nameLength),
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

  private async insertFirst(row: SeatingChartRow): Promise<void> {
    try {
      await this.charts.insert(row);
    } catch (error) {
      throw isDuplicate(error) ? new SeatingChanged(error) : error;
    }
  }

  private get charts() {
    return this.dataSource.getRepository(SeatingChartRow);
  }

  private get seats() {
    return this.dataSource.getRepository(Seat);
  }
}

const byPosition = (one: SeatOfChart, other: SeatOfChart) => one.position - other.position;

const toStored = (row: SeatingChartRow & { seats: Seat[] }): StoredChart => ({
  version: row.version,
  seats: row.seats.map(({ userId, position }) => ({ userId, position })),
  rules: row.rules,
  savedBy: { displayName: row.savedBy, at: row.savedAt.toISOString() },
});
