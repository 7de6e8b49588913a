import { openView, type EntityType } from '../odata/entity-type';

/** The app in a tenant. */
export interface ServicePrincipal {
  readonly id: string;
  readonly appId: string;
  readonly displayName: string;
}

export const servicePrincipalType: EntityType<ServicePrincipal> = {
  name: 'servicePrincipal',
  properties: {
    id: (principal) => principal.id,
    deletedDateTime: () => null,
    accountEnabled: () => true,
    appDisplayName: (principal) => principal.displayName,
    appId: (principal) => principal.appId,
    appOwnerOrganizationId: () => '11111111-0000-4000-8000-000000000000',
    appRoleAssignmentRequired: () => false,
    appRoles: () => [],
    displayName: (principal) => principal.displayName,
    oauth2PermissionScopes: () => [],
    servicePrincipalNames: (principal) => [principal.appId],
    servicePrincipalType: () => 'Application',
    signInAudience: () => 'AzureADMultipleOrgs',
    tags: () => ['WindowsAzureActiveDirectoryIntegratedApp'],
  },
  filterable: ['appId', 'displayName', 'id'],
  sortable: ['displayName'],
  searchable: ['displayName'],
};

export const servicePrincipalView = openView(servicePrincipalType);
