export { linkPeople } from './link-people';
export { rowsByTable } from './rows-by-table';
export { forgetAll, SyncWorld, type WireTenant } from './sync-world';
export { readUserIds } from './user-ids';
