import { Logger } from '@nestjs/common';
import type { Logger as TypeOrmLogger } from 'typeorm';

const ignore = () => undefined;

/**
 * Writes every SQL statement at level `trace`, without its parameters, which may be secret (S-7). It doesn't log
 * failures; whoever issued the statement does.
 */
export class StatementLog implements TypeOrmLogger {
  private readonly logger = new Logger('Sql');

  logQuery(statement: string): void {
    this.logger.verbose({ msg: 'sql', statement });
  }

  readonly logQueryError = ignore;
  readonly logQuerySlow = ignore;
  readonly logSchemaBuild = ignore;
  readonly logMigration = ignore;
  readonly log = ignore;
}
