import type { Class } from '../../tenant/entities';
import { openView } from '../odata/entity-type';
import type { EntityType } from '../odata/entity-type';
import { classNicknameOf } from './class-nickname';

/** The Microsoft 365 group behind a class; they share their id. */
export const groupType: EntityType<Class> = {
  name: 'group',
  properties: {
    id: (item) => item.id,
    deletedDateTime: () => null,
    classification: () => null,
    createdDateTime: () => null,
    description: (item) => item.course?.displayName ?? null,
    displayName: (item) => item.displayName,
    groupTypes: () => ['Unified'],
    mail: () => null,
    mailEnabled: () => true,
    mailNickname: classNicknameOf,
    resourceProvisioningOptions: () => ['Team'],
    securityEnabled: () => false,
    visibility: () => 'HiddenMembership',
  },
  filterable: ['displayName', 'id', 'mailNickname'],
  sortable: ['displayName'],
  searchable: ['displayName'],
};

export const groupView = openView(groupType);
