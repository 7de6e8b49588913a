import type { Class } from '../../tenant/entities';
import { mailOf, nicknameOf } from '../../tenant/class-names';
import { startOf } from '../../tenant/class-start';
import type { Call } from '../call';
import { openView } from '../odata/entity-type';
import type { EntityType, View } from '../odata/entity-type';

/** The Microsoft 365 group behind a class; they share their id. */
export function groupTypeOf({ tenant }: Pick<Call, 'tenant'>): EntityType<Class> {
  return {
    name: 'group',
    properties: {
      id: (item) => item.id,
      deletedDateTime: () => null,
      classification: () => null,
      createdDateTime: (item) => startOf(item).toISOString(),
      description: (item) => item.course?.displayName ?? null,
      displayName: (item) => item.displayName,
      groupTypes: () => ['Unified'],
      mail: (item) => mailOf(item, tenant.domain),
      mailEnabled: () => true,
      mailNickname: nicknameOf,
      proxyAddresses: (item) => [`SMTP:${mailOf(item, tenant.domain)}`],
      resourceProvisioningOptions: () => ['Team'],
      securityEnabled: () => false,
      visibility: () => 'HiddenMembership',
    },
    filterable: ['displayName', 'id', 'mail', 'mailNickname'],
    sortable: ['displayName'],
    searchable: ['displayName'],
  };
}

export function groupView(call: Pick<Call, 'tenant'>): View<Class> {
  return openView(groupTypeOf(call));
}
