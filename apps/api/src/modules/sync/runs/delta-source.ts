import { Injectable } from '@nestjs/common';
import { GraphTokens } from '../../auth';
import { DeltaGraph, type GraphCaller } from '../../graph';

/** Where a tenant's deltas come from: Graph, called as the application. */
@Injectable()
export class DeltaSource {
  constructor(
    readonly graph: DeltaGraph,
    private readonly tokens: GraphTokens,
  ) {}

  /** One per run, since it keeps its token. */
  callerFor(tenantId: string): GraphCaller {
    return this.tokens.asApp(tenantId);
  }

  /** Forgets the tenant's cached token. */
  forget(tenantId: string): void {
    this.tokens.forgetApp(tenantId);
  }
}
