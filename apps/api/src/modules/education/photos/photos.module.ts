import { Module } from '@nestjs/common';
import { AuthModule } from '../../auth';
import { GraphModule } from '../../graph';
import { PhotoCache } from './photo-cache';
import { PhotosController } from './photos.controller';
import { PhotosService } from './photos.service';

@Module({
  imports: [AuthModule, GraphModule],
  controllers: [PhotosController],
  providers: [{ provide: PhotoCache, useFactory: () => new PhotoCache() }, PhotosService],
})
export class PhotosModule {}
