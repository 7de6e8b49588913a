export { LinkModule } from './link.module';
