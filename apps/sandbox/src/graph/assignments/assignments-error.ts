import { GraphError } from '../../wire/graph-error';

/** Refusals, worded like the assignments service's. */

/** @param reason the `innerError.code`, such as `folderAlreadyExists` */
export function refused(reason: string, message: string): GraphError {
  return new GraphError(400, 'badRequest', 'Bad request.', {}, { code: reason, message });
}

export function entityNotFound(id: string): GraphError {
  return new GraphError(404, '20241', `Entity not found. The entity '${id}' doesn't exist.`);
}

export function forbidden(message: string): GraphError {
  return new GraphError(403, 'Forbidden', message);
}
