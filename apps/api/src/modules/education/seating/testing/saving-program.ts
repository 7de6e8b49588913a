/** A process that saves one chart over and over and reports each version it saved. */
import { openDataSource } from '../../../../database/data-source';
import { entities } from '../../../../entities';
import { Transactions } from '../../../../database/transactions';
import {
  SeatingRepository,
  type ChartKey,
  type ChartToSave,
} from '../../seating-store/seating.repository';

/** Its only argument, as JSON. */
export interface SavingOrders {
  databaseUrl: string;
  key: ChartKey;
  /** Version `n` is the one at `n % 2`. */
  charts: readonly Omit<ChartToSave, 'version'>[];
  /** Kills itself just before the statement that starts like this, in this save; otherwise it saves forever. */
  death?: { statement: string; save: number };
}

const { databaseUrl, key, charts, death } = JSON.parse(process.argv[2]!) as SavingOrders;
const dataSource = await openDataSource(databaseUrl, entities);
const repository = new SeatingRepository(dataSource, new Transactions(dataSource));
let save = 0;

/** Rejects once nobody listens: the process must not outlive a spec that was stopped. */
const tell = (saved: number) =>
  new Promise<void>((resolve, reject) => {
    process.stdout.write(`${saved}\n`, (error) => (error ? reject(error) : resolve()));
  });

const ignore = () => undefined;
dataSource.logger = {
  logQuery: (query) => {
    if (save === death?.save && query.startsWith(death.statement))
      process.kill(process.pid, 'SIGKILL');
  },
  logQueryError: ignore,
  logQuerySlow: ignore,
  logSchemaBuild: ignore,
  logMigration: ignore,
  log: ignore,
};

let { version } = await repository.find(key);
while (save !== death?.save) {
  save++;
  const chart = charts[(version + 1) % 2]!;
  ({ version } = await repository.save(key, { ...chart, version }));
  await tell(version);
}
await dataSource.destroy();
