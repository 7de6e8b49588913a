export { forgetAll, linkPeople, SyncWorld, type WireTenant } from './sync-world';
