export { linkPeople } from './link-people';
export { forgetAll, SyncWorld, type WireTenant } from './sync-world';
export { readUserIds } from './user-ids';
