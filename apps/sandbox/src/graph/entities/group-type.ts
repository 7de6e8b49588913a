import type { Class } from '../../tenant/roster/entities';
import { mailOf, nicknameOf } from '../../tenant/roster/class-names';
import { startOf } from '../../tenant/roster/class-start';
import type { Call } from '../call/call';
import { openView, type EntityType, type View } from '../odata/entity-type';

/** The Microsoft 365 group behind a class; both have the same id. */
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
