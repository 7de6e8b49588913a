export { forgetAll, linkPeople, SyncWorld, type WireTenant } from './sync-world';
export { readUserIds } from './user-ids';
