import { mailOf } from '../../tenant/roster/class-names';
import { libraryPath } from '../../sites/site-address';
import type { EntityType } from '../odata/entity-type';
import { pagesOrigin } from '../call/pages-origin';
import { identityOf } from './drive-item-type';
import type { Library } from './library';

/** How many bytes a site may hold. */
const total = 27_487_790_694_400;

/** A library as Graph shows it. */
export const driveType: EntityType<Library> = {
  name: 'drive',
  properties: {
    createdBy: (library) => identityOf(library, undefined),
    createdDateTime: ({ drive }) => drive.root.createdAt.toISOString(),
    description: () => '',
    driveType: () => 'documentLibrary',
    id: ({ drive }) => drive.id,
    lastModifiedDateTime: ({ drive }) => drive.root.changedAt.toISOString(),
    name: () => 'Documents',
    owner: ({ call, group }) => ({
      group: {
        email: mailOf(group, call.tenant.domain),
        id: group.id,
        displayName: group.displayName,
      },
    }),
    quota: ({ drive }) => {
      const used = drive.sizeOf(drive.root);
      return { deleted: 0, remaining: total - used, state: 'normal', total, used };
    },
    webUrl: ({ call, group }) => pagesOrigin(call) + libraryPath(call.tenant.domain, group),
  },
  filterable: [],
  sortable: [],
  searchable: [],
};
