import type { Person } from '@app/contracts';
import { sessions } from './sessions';

/** Who the specs are about. `elena` is signed in with `sessions.linked`. */
export const elena: Person = { id: sessions.linked.user.id, displayName: 'Elena Marsh' };
export const daisy: Person = { id: 'u9', displayName: 'Daisy Todd' };
export const pat: Person = { id: 'u1', displayName: 'Pat Rivera' };

/** Someone with both accounts, as administrators see them. */
export const rickey = {
  id: 'u1',
  displayName: 'Rickey Jaime',
  localEmail: 'rickey@home.example',
  microsoftEmail: 'RJaime@contoso.example',
};
