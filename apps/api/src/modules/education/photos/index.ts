export { PhotosModule } from './photos.module';
