import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  StreamableFile,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { map, type Observable } from 'rxjs';
import { isKnownTag } from '../../../http';
import type { Photo } from './photo-cache';

const hour = 3_600;
const tenMinutes = 600;

/** Sends the image itself: 200, 304 if the browser has it, 204 if there is none. */
@Injectable()
export class PhotoInterceptor implements NestInterceptor<Photo | undefined> {
  intercept(
    context: ExecutionContext,
    next: CallHandler<Photo | undefined>,
  ): Observable<StreamableFile | undefined> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    return next.handle().pipe(map((photo) => answer(photo, request, response)));
  }
}

function answer(
  photo: Photo | undefined,
  request: Request,
  response: Response,
): StreamableFile | undefined {
  response.setHeader('Cache-Control', `private, max-age=${photo ? hour : tenMinutes}`);
  if (!photo) {
    response.status(204);
    return undefined;
  }
  response.setHeader('ETag', photo.etag);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  if (isKnownTag(photo.etag, request)) {
    response.status(304);
    return undefined;
  }
  return new StreamableFile(photo.bytes, {
    type: photo.contentType,
    disposition: 'inline',
    length: photo.bytes.length,
  });
}
