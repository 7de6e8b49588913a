export { classesRoutes, classRoutes } from './classes.routes';
