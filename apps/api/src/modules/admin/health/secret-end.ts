import { Injectable } from '@nestjs/common';
import { GraphTokens } from '../../auth';
import { ApplicationGraph } from '../../graph';

/** When the client secret expires, if the tenant can see that. */
@Injectable()
export class SecretEnd {
  constructor(
    private readonly tokens: GraphTokens,
    private readonly application: ApplicationGraph,
  ) {}

  /** The expiry date of the one that lasts longest; Graph doesn't say which of several is in use. */
  async find(tenantId: string): Promise<Date | undefined> {
    const ends = await this.application.secretsEnd(this.tokens.asApp(tenantId)).catch(() => []);
    const times = (ends ?? []).map((end) => end.getTime());
    return times.length > 0 ? new Date(Math.max(...times)) : undefined;
  }
}
