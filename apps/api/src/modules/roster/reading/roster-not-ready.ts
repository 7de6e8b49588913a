import { AppError } from '../../../http';

/** In seconds; filling takes minutes. */
const retryAfter = 60;

/** The tenant's roster isn't mirrored, or not completely yet: half a roster must not look like a whole one. */
export class RosterNotReady extends AppError {
  constructor(readonly reason: 'off' | 'filling') {
    const isFilling = reason === 'filling';
    super(
      'roster_not_ready',
      isFilling ? 503 : 409,
      isFilling
        ? 'The copy of the roster is still being filled. Try again in a few minutes.'
        : 'There is no copy of the roster. An administrator of your school can turn it on.',
      isFilling ? { retryAfter } : {},
    );
  }
}
