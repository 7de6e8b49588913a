export { IntegratorsModule } from './integrators.module';
