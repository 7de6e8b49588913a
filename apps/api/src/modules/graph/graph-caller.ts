/** On whose behalf Graph is called. The auth module makes them; this module never sees MSAL. */
export interface GraphCaller {
  readonly tenantId: string;
  /** Partition of every cache of answers: the user's object id, or `app`. Answers never cross it. */
  readonly key: string;
  /**
   * A Graph access token; cached by its maker. `fresh` asks Entra again (after a 401, or a 403 on a stale app token).
   * @throws MicrosoftLoginRequired, ConsentRequired
   */
  token(options?: { fresh?: boolean }): Promise<string>;
}

const appKey = 'app';

/** Whether the caller is the application itself, without a person. */
export function isAppOnly(caller: GraphCaller): boolean {
  return caller.key === appKey;
}
