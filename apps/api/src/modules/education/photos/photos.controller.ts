import { photoQuerySchema, type PhotoQuery } from '@app/contracts';
import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import {
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentUser, LoginRequired, type SessionUser } from '../../auth';
import { PhotoInterceptor } from './photo.interceptor';
import type { Photo } from './photo-cache';
import { PhotosService } from './photos.service';

const sizeSchema = { type: 'integer', enum: [48, 96, 240], default: 48 };
const imageSchema = { type: 'string', format: 'binary' };

@Controller('api/v1/users')
@ApiTags('users')
export class PhotosController {
  constructor(private readonly photos: PhotosService) {}

  @Get(':id/photo')
  @LoginRequired()
  @UseInterceptors(PhotoInterceptor)
  @ApiOperation({
    summary: 'A photo of someone in your organization; before linking, only your own',
  })
  @ApiQuery({ name: 'size', required: false, schema: sizeSchema })
  @ApiOkResponse({ content: { 'image/*': { schema: imageSchema } } })
  @ApiNoContentResponse({ description: 'There is no photo' })
  find(
    @CurrentUser() user: SessionUser,
    @Param('id') id: string,
    @Query({ schema: photoQuerySchema }) { size }: PhotoQuery,
  ): Promise<Photo | undefined> {
    return this.photos.find(user, id, size);
  }
}
