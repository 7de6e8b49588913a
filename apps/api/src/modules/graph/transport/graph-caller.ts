/** On whose behalf Graph is called. The auth module creates them; this module never sees MSAL. */
export interface GraphCaller {
  readonly tenantId: string;
  /** The partition in every answer cache: the user's object id, or `app`. Answers never cross it. */
  readonly key: string;
  /**
   * A Graph access token, cached by its creator. `fresh` asks Entra again (after a 401, or a 403 on a stale app token).
   * @throws MicrosoftLoginRequired, ConsentRequired
   */
  token(options?: { fresh?: boolean }): Promise<string>;
}

const appKey = 'app';

/** Whether the caller is the application itself, without a person. */
export function isAppOnly(caller: GraphCaller): boolean {
  return caller.key === appKey;
}
