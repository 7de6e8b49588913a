import { GraphError } from '../graph-error';

/** Refusals in the words of the assignments service. */

/** @param reason what `innerError.code` says, such as `folderAlreadyExists` */
export function refused(reason: string, message: string): GraphError {
  return new GraphError(400, 'badRequest', 'Bad request.', {}, { code: reason, message });
}

export function entityNotFound(id: string): GraphError {
  return new GraphError(404, '20241', `Entity not found. The entity '${id}' doesn't exist.`);
}

export function forbidden(message: string): GraphError {
  return new GraphError(403, 'Forbidden', message);
}
