import { EntraError } from '../protocol/entra-error';
import type { Fields } from '../protocol/fields';

const prompts = ['none', 'login', 'select_account', 'consent'] as const;
export type Prompt = (typeof prompts)[number];

/** @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow */
export function checkPrompt(fields: Fields): Prompt | undefined {
  const given = fields['prompt'];
  if (!given) return undefined;
  const prompt = prompts.find((known) => known === given);
  if (!prompt) {
    throw new EntraError(901001, {
      reason: `The prompt '${given}' isn't supported. Supported are ${prompts.join(', ')}.`,
    });
  }
  return prompt;
}
