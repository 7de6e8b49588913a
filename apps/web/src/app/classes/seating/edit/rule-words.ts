import type { SeatingRule } from '@app/contracts';
import { rulesTexts } from './editor.texts';

/** “Keep apart: Ora Klein and Dion Matheson” */
export function ruleWords(
  { kind, userIds }: SeatingRule,
  nameOf: (userId: string) => string,
): string {
  return `${rulesTexts[kind]}: ${rulesTexts.names(userIds.map(nameOf))}`;
}
