import { Logger } from '@nestjs/common';
import type { PagePlan, Settled, Tenant } from './engine/delta-handler';
import type { RunLog } from './engine/delta-run';

/** Log lines of a run that a person can read, with fields for machines (SYNC-6). Values of fields are never told. */
export class RunLogger implements RunLog {
  private readonly logger = new Logger('Sync');

  constructor(
    private readonly tenant: Tenant,
    private readonly runId: string,
  ) {}

  started(isFull: boolean, isFirst: boolean): void {
    const kind = isFull ? (isFirst ? 'first run, all users' : 'all users anew') : 'changes';
    this.tell(`${this.tenant.name}: sync of ${kind}`, { isFull, isFirst });
  }

  page(received: number, { notes, counts }: PagePlan): void {
    this.tell(`${this.tenant.name}: got ${received} users`, { received, ...counts });
    for (const { id, who, fields } of notes) {
      this.tell(`${this.tenant.name}: updated ${who}: ${fields.join(', ')}`, {
        userId: id,
        fields,
      });
    }
  }

  restarted(error: unknown): void {
    const code = (error as { graphCode?: string }).graphCode ?? '';
    this.tell(`${this.tenant.name}: the delta link has ended, all users are read anew`, { code });
  }

  settled({ deactivated, removed }: Settled): void {
    if (deactivated + removed === 0) return;
    const counts = `${deactivated} deactivated, ${removed} removed`;
    this.tell(`${this.tenant.name}: accounts ${counts}`, { deactivated, removed });
  }

  ended(state: string, details: object = {}): void {
    this.tell(`${this.tenant.name}: sync ${state}`, { state, ...details });
  }

  failed(error: unknown, text: string): void {
    const { tenantId } = this.tenant;
    const msg = `${this.tenant.name}: sync failed. ${text}`;
    this.logger.warn({ msg, tenantId, runId: this.runId, err: error });
  }

  private tell(msg: string, fields: object): void {
    this.logger.log({ msg, tenantId: this.tenant.tenantId, runId: this.runId, ...fields });
  }
}
