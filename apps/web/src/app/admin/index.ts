export { adminRoutes } from './admin.routes';
export { ConsentDoor } from './consent/consent-door';
