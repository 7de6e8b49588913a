import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { Observable } from 'rxjs';
import { recordServerTiming } from './request-context';

/** Tells the developer panel which controller method answered (DEMO-1). */
export class HandlerTimingInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const desc = `${context.getClass().name}.${context.getHandler().name}`;
    recordServerTiming({ name: 'handler', desc });
    return next.handle();
  }
}
