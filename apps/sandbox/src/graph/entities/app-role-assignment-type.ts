import { openView, type EntityType } from '../odata/entity-type';

/** Someone or something that holds a role in an app. */
export interface AppRoleAssignment {
  readonly id: string;
  readonly appRoleId: string;
  readonly createdDateTime: string | null;
  readonly principal: {
    readonly id: string;
    readonly displayName: string;
    readonly type: 'User' | 'ServicePrincipal';
  };
  readonly resource: { readonly id: string; readonly displayName: string };
}

const assignmentType: EntityType<AppRoleAssignment> = {
  name: 'appRoleAssignment',
  properties: {
    id: ({ id }) => id,
    deletedDateTime: () => null,
    appRoleId: ({ appRoleId }) => appRoleId,
    createdDateTime: ({ createdDateTime }) => createdDateTime,
    principalDisplayName: ({ principal }) => principal.displayName,
    principalId: ({ principal }) => principal.id,
    principalType: ({ principal }) => principal.type,
    resourceDisplayName: ({ resource }) => resource.displayName,
    resourceId: ({ resource }) => resource.id,
  },
  filterable: ['principalId', 'resourceId', 'appRoleId', 'principalDisplayName'],
  sortable: ['principalDisplayName'],
  searchable: [],
};

export const appRoleAssignmentView = openView(assignmentType);
