import { Injectable } from '@nestjs/common';
import { Forbidden } from '../../../http';
import { GraphTokens } from '../../auth';
import { AnswerCache, ApplicationGraph } from '../../graph';

/** Removes the application from a tenant at Microsoft. */
@Injectable()
export class AppRemoval {
  constructor(
    private readonly tokens: GraphTokens,
    private readonly application: ApplicationGraph,
    private readonly answers: AnswerCache,
  ) {}

  /**
   * Does nothing if it is already gone.
   * @returns false if Microsoft refuses: only an owner may remove it, and in someone else's tenant it has none
   * @see https://learn.microsoft.com/graph/api/serviceprincipal-delete
   */
  async remove(tenantId: string): Promise<boolean> {
    try {
      await this.application.removePrincipal(this.tokens.asApp(tenantId));
      return true;
    } catch (error) {
      if (error instanceof Forbidden) return false;
      throw error;
    }
  }

  /** Forgets what was learned from Graph under the consent. */
  forget(tenantId: string): void {
    this.tokens.forgetApp(tenantId);
    this.answers.drop(tenantId);
  }
}
