import type { Handler } from '../call/call';
import { organizationView } from '../entities/organization-type';
import { notFound } from '../../wire/graph-error';
import { answerCollection, answerEntity } from '../odata/answer-collection';
import { listOf } from '../odata/collection';

/** A collection of exactly one: the token's tenant. */
export const listOrganizations: Handler = (call) =>
  answerCollection(call, {
    view: organizationView(call.caller),
    items: listOf([call.tenant]),
    context: 'organization',
  });

export const getOrganization: Handler = (call) => {
  const id = call.params['id'] ?? '';
  if (id.toLowerCase() !== call.tenant.id) throw notFound(id);
  const view = organizationView(call.caller);
  return answerEntity(call, { view, source: call.tenant, context: 'organization' });
};
