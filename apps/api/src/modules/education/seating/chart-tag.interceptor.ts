import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { SeatingChart } from '@app/contracts';
import type { Request, Response } from 'express';
import { map, type Observable } from 'rxjs';
import { isKnownTag } from '../../../http';
import type { TaggedChart } from './seating.service';

/** Sends the chart with its ETag, or 304 to a client that has it. */
@Injectable()
export class ChartTagInterceptor implements NestInterceptor<TaggedChart, SeatingChart> {
  intercept(context: ExecutionContext, next: CallHandler<TaggedChart>): Observable<SeatingChart> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    return next.handle().pipe(
      map(({ chart, etag }) => {
        response.setHeader('ETag', etag);
        // Express leaves the body out of a 304.
        if (request.method === 'GET' && isKnownTag(etag, request)) response.status(304);
        return chart;
      }),
    );
  }
}
