export { linkRoutes } from './link.routes';
