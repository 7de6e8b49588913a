import { Injectable } from '@nestjs/common';
import { Forbidden } from '../../http';
import { GraphTokens, type SessionUser } from '../auth';
import { AnswerCache, ApplicationGraph } from '../graph';

/** Takes the application out of a tenant at Microsoft. */
@Injectable()
export class AppRemoval {
  constructor(
    private readonly tokens: GraphTokens,
    private readonly application: ApplicationGraph,
    private readonly answers: AnswerCache,
  ) {}

  /** Harmless when it is gone already. @throws Forbidden when Microsoft does not let it go */
  async remove({ tenantId, isAdminConsented }: Organization): Promise<void> {
    try {
      await this.application.removePrincipal(this.tokens.asApp(tenantId));
    } catch (error) {
      // Without a consent nothing lets the app remove itself, and there is nothing to take back.
      if (!(error instanceof Forbidden) || isAdminConsented) throw error;
    }
  }

  /** What was learned from Graph under the consent is not given any more. */
  forget(tenantId: string): void {
    this.tokens.forgetApp(tenantId);
    this.answers.drop(tenantId);
  }
}

type Organization = NonNullable<SessionUser['organization']>;
