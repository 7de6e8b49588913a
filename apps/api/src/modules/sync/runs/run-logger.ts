import { Logger } from '@nestjs/common';
import type { PagePlan, Settled } from '../engine/delta-handler';
import type { RunLog } from '../engine/delta-run';
import type { Tenant } from '../engine/sync-state';

/** A run's log lines: readable by people, with fields for machines (SYNC-6). Values of users are never logged. */
export class RunLogger implements RunLog {
  private readonly logger = new Logger('Sync');
  /** How many objects have come so far. */
  received = 0;

  constructor(
    private readonly tenant: Tenant,
    /** The run, and its resource's name. */
    private readonly run: { runId: string; query: string },
  ) {}

  started(isFull: boolean, isFirst: boolean): void {
    const { query } = this.run;
    const again = isFirst ? ', first run' : ' again';
    const kind = isFull ? `all ${query}${again}` : `changes to ${query}`;
    this.tell(`${this.tenant.name}: sync of ${kind}`, { isFull, isFirst });
  }

  page(received: number, { notes, counts }: PagePlan): void {
    this.received += received;
    this.tell(`${this.tenant.name}: got ${received} ${this.run.query}`, { received, ...counts });
    for (const { id, who, fields } of notes) {
      this.tell(`${this.tenant.name}: updated ${who}: ${fields.join(', ')}`, {
        userId: id,
        fields,
      });
    }
  }

  restarted(error: unknown): void {
    const code = (error as { graphCode?: string }).graphCode ?? '';
    this.tell(
      `${this.tenant.name}: the delta link has ended, reading all ${this.run.query} again`,
      { code },
    );
  }

  settled({ deactivated, removed }: Settled): void {
    if (deactivated + removed === 0) return;
    const counts = `${deactivated} ${this.run.query} deactivated, ${removed} removed`;
    this.tell(`${this.tenant.name}: ${counts}`, { deactivated, removed });
  }

  ended(state: string, details: object = {}): void {
    this.tell(`${this.tenant.name}: sync ${state}`, { state, ...details });
  }

  failed(error: unknown, text: string): void {
    const { tenantId } = this.tenant;
    const { runId } = this.run;
    const msg = `${this.tenant.name}: sync failed. ${text}`;
    this.logger.warn({ msg, tenantId, runId, err: error });
  }

  private tell(msg: string, fields: object): void {
    const { tenantId } = this.tenant;
    this.logger.log({ msg, tenantId, runId: this.run.runId, ...fields });
  }
}
