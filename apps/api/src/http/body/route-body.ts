import { SetMetadata } from '@nestjs/common';

export const routeBodyKey = 'edugraph:body';

/** What a route accepts: this many bytes of JSON, a form, or a file of any kind, which it reads itself. */
export type RouteBody = number | 'form' | 'file';

/** Accepts more JSON than other routes do. */
export const JsonUpTo = (bytes: number) => SetMetadata(routeBodyKey, bytes satisfies RouteBody);

/** Accepts what an HTML form or an OAuth client sends. */
export const TakesForm = () => SetMetadata(routeBodyKey, 'form' satisfies RouteBody);

/** Accepts a file, which is passed on as it arrives (ASG-6). */
export const TakesFile = () => SetMetadata(routeBodyKey, 'file' satisfies RouteBody);
