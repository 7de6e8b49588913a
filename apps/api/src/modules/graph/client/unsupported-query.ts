import { GraphRequestFailed } from '../transport/graph-error';
import { isWord } from '../wire/values';

/**
 * A tenant that never had education data answers every query at these paths like this, including the one without options
 * that comes last (see QueryFallback).
 * https://learn.microsoft.com/graph/api/resources/education-overview
 */
export function isWithoutEducation(error: unknown): error is GraphRequestFailed {
  return (
    error instanceof GraphRequestFailed &&
    error.graphStatus === 400 &&
    isWord(error.graphCode, 'Request_UnsupportedQuery')
  );
}

/** Whether it even names the missing attribute: then asking for less is no use. */
export function namesMissingEducation(error: unknown): boolean {
  return isWithoutEducation(error) && error.graphMessage.includes('Education_ObjectType');
}
