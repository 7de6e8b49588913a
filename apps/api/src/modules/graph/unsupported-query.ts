import { GraphRequestFailed } from './graph-error';

/** Whether Graph does not answer such a query here, although it may answer others at the same address. */
export function isUnsupportedQuery(error: unknown): error is GraphRequestFailed {
  return (
    error instanceof GraphRequestFailed &&
    error.graphStatus === 400 &&
    error.graphCode === 'Request_UnsupportedQuery'
  );
}

/**
 * A tenant that never had education data answers so and names the attribute that is missing.
 * https://learn.microsoft.com/graph/api/resources/education-overview
 */
export function isWithoutEducation(error: unknown): boolean {
  return isUnsupportedQuery(error) && error.graphMessage.includes('Education_ObjectType');
}
