import { Injectable } from '@nestjs/common';
import { GraphTokens } from '../../auth';
import { ApplicationGraph } from '../../graph';

/** When the client secret ends, as far as the tenant can see it. */
@Injectable()
export class SecretEnd {
  constructor(
    private readonly tokens: GraphTokens,
    private readonly application: ApplicationGraph,
  ) {}

  /** The end of the one that lasts longest: which of several is in use is not told. */
  async find(tenantId: string): Promise<Date | undefined> {
    const ends = await this.application.secretsEnd(this.tokens.asApp(tenantId)).catch(() => []);
    const times = (ends ?? []).map((end) => end.getTime());
    return times.length > 0 ? new Date(Math.max(...times)) : undefined;
  }
}
