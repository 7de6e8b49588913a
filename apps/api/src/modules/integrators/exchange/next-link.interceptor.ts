import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { tap, type Observable } from 'rxjs';
import { PublicUrl } from '../../../http';

/** Names the next page of a list in `Link` too (RFC 8288), as an absolute address. */
@Injectable()
export class NextLinkInterceptor<T> implements NestInterceptor<T, T> {
  constructor(private readonly publicUrl: PublicUrl) {}

  intercept(context: ExecutionContext, next: CallHandler<T>): Observable<T> {
    const http = context.switchToHttp();
    return next.handle().pipe(
      tap((answer) => {
        const { nextCursor } = answer as { nextCursor?: string | null };
        if (!nextCursor) return;
        const url = new URL(this.publicUrl.to(http.getRequest<Request>().originalUrl));
        url.searchParams.set('cursor', nextCursor);
        http.getResponse<Response>().setHeader('Link', `<${url.href}>; rel="next"`);
      }),
    );
  }
}
