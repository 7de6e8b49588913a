export { adminRoutes } from './admin.routes';
export { ConsentPage } from './consent/consent-page';
