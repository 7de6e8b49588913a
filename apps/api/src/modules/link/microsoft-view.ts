import type { LinkState } from '@app/contracts';
import type { MicrosoftAccount } from '../auth';

/** A Microsoft account as the Link page shows it. */
export const toMicrosoftView = ({
  objectId,
  email,
  displayName,
}: MicrosoftAccount): NonNullable<LinkState['microsoftAccount']> => ({
  id: objectId,
  email,
  displayName,
});
