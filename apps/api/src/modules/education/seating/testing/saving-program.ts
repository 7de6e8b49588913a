/** A process that saves one chart again and again and tells each version that it saved. */
import { openDataSource } from '../../../../database/data-source';
import { Transactions } from '../../../../database/transactions';
import { SeatingRepository, type ChartKey, type ChartToSave } from '../seating.repository';

/** Its only argument, as JSON. */
export interface SavingOrders {
  databaseUrl: string;
  key: ChartKey;
  /** What version `n` is: the one at `n % 2`. */
  charts: readonly Omit<ChartToSave, 'version'>[];
  /** Kills itself with the statement that begins so on its lips, in that of its saves; otherwise it saves for ever. */
  death?: { statement: string; save: number };
}

const { databaseUrl, key, charts, death } = JSON.parse(process.argv[2]!) as SavingOrders;
const dataSource = await openDataSource(databaseUrl);
const repository = new SeatingRepository(dataSource, new Transactions(dataSource));
let save = 0;

/** Rejects once nobody listens: the process must not outlive a spec that was ended. */
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
