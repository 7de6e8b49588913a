export { FilesModule } from './files.module';
export { safeLink } from './safe-link';
