const minute = 60_000;
const day = 24 * 60 * minute;

/** How long a session lives after its last request (AUTH-4). */
export const sessionLifetime = {
  /** On the server, if the cookie ends with the browser. */
  browserMs: day,
  /** With "remember me", on the server and in the browser. */
  rememberedMs: 30 * day,
  /** The expiry is extended at most this often, so that reads don't cost writes. */
  touchEveryMs: 5 * minute,
};

export const sessionCookieName = 'edu_session';
