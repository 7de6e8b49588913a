import type { SyncDecision } from '@app/contracts';
import { accountsText, peopleText } from '../../admin.texts';
import { countedText } from './resource.texts';

const number = (count: number) => count.toLocaleString();

/** “deactivate 20 and remove 4”: what a stopped run would do to accounts. */
function wouldDo({ deactivate, remove }: SyncDecision): string {
  if (remove === 0) return `deactivate ${number(deactivate)}`;
  if (deactivate === 0) return `remove ${number(remove)}`;
  return `deactivate ${number(deactivate)} and remove ${number(remove)}`;
}

/** “deactivate 20 accounts and remove 4 for good” */
export function willDo({ resource, deactivate, remove }: SyncDecision): string {
  if (resource !== 'users') return `take ${countedText(remove, resource)} out of the roster copy`;
  if (remove === 0) return `deactivate ${accountsText(deactivate)}`;
  if (deactivate === 0) return `remove ${accountsText(remove)} for good`;
  return `deactivate ${accountsText(deactivate)} and remove ${number(remove)} for good`;
}

/** “ and leave 7 classes without students or teachers” */
const emptiedText = ({ emptied }: SyncDecision) =>
  emptied > 0 ? `, and leave ${countedText(emptied, 'classes')} without students or teachers` : '';

/** “would deactivate 24 of 98 people”, “would take 24 of 98 classes out of the roster copy” */
export function wouldText(decision: SyncDecision): string {
  const { resource, remove, known } = decision;
  if (resource === 'users') return `would ${wouldDo(decision)} of ${peopleText(known)}`;
  const some = `${number(remove)} of ${countedText(known, resource)}`;
  return `would take ${some} out of the roster copy${emptiedText(decision)}`;
}
