/** The contents of a Graph access token. */
export interface AccessToken {
  readonly kind: 'user' | 'app';
  readonly tenantId: string;
  /** The person, or the app's service principal. */
  readonly objectId: string;
  readonly clientId: string;
  /** Delegated permissions; none for an app token. */
  readonly scopes: readonly string[];
  /** Application permissions; none for a user token. */
  readonly roles: readonly string[];
}
