const minute = 60_000;
const day = 24 * 60 * minute;

/** How long a session lives after its last request (AUTH-4). */
export const sessionLifetime = {
  /** On the server, when the cookie ends with the browser. */
  browserMs: day,
  /** Before anybody is signed in: long enough for the way to Microsoft and back. */
  anonymousMs: 60 * minute,
  /** With "remember me", on the server and in the browser. */
  rememberedMs: 30 * day,
  /** The expiry is moved at most this often, so that reading costs no write. */
  touchEveryMs: 5 * minute,
};

export const sessionCookieName = 'edu_session';
