import { openView, type EntityType } from '../odata/entity-type';

/** Delegated permissions granted to the app, for everyone or by one person. */
export interface PermissionGrant {
  readonly id: string;
  readonly clientId: string;
  readonly principalId: string | null;
  readonly resourceId: string;
  readonly scopes: readonly string[];
}

const grantType: EntityType<PermissionGrant> = {
  name: 'oAuth2PermissionGrant',
  properties: {
    id: ({ id }) => id,
    clientId: ({ clientId }) => clientId,
    consentType: ({ principalId }) => (principalId === null ? 'AllPrincipals' : 'Principal'),
    principalId: ({ principalId }) => principalId,
    resourceId: ({ resourceId }) => resourceId,
    // Microsoft Entra puts a space before the first one too.
    scope: ({ scopes }) => scopes.map((scope) => ` ${scope}`).join(''),
  },
  filterable: ['clientId', 'consentType', 'principalId', 'resourceId'],
  sortable: [],
  searchable: [],
};

export const permissionGrantView = openView(grantType);
