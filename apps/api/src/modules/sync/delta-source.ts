import { Injectable } from '@nestjs/common';
import { GraphTokens } from '../auth';
import { DeltaGraph, type GraphCaller } from '../graph';

/** Where a tenant's deltas come from: Graph, asked in the name of the application. */
@Injectable()
export class DeltaSource {
  constructor(
    readonly graph: DeltaGraph,
    private readonly tokens: GraphTokens,
  ) {}

  /** One for each run: it keeps its token. */
  callerFor(tenantId: string): GraphCaller {
    return this.tokens.asApp(tenantId);
  }

  /** No token of before is used for the tenant any more. */
  forget(tenantId: string): void {
    this.tokens.forgetApp(tenantId);
  }
}
