export { linkPeople, SyncWorld, type WireTenant } from './sync-world';
