import type { Call, Handler } from '../call/call';
import { servicePrincipalView, type ServicePrincipal } from '../entities/service-principal-type';
import { notFound } from '../../wire/graph-error';
import { answerCollection, answerEntity } from '../odata/answer-collection';
import { listOf } from '../odata/collection';

/** The app's own, once the tenant has consented; the sandbox knows no others. */
export function ownPrincipal({
  tenant,
  context,
}: Pick<Call, 'tenant' | 'context'>): ServicePrincipal | undefined {
  const grants = tenant.grants();
  const { clientId, displayName } = context.app;
  return grants && { id: grants.servicePrincipalId, appId: clientId, displayName };
}

/** The one in the path. @throws GraphError 404 */
export function findPrincipal(call: Call): ServicePrincipal {
  const { id, appId } = call.params;
  const principal = ownPrincipal(call);
  const wanted = (id ?? appId ?? '').toLowerCase();
  const key = id === undefined ? principal?.appId : principal?.id;
  if (!principal || key !== wanted) throw notFound(wanted);
  return principal;
}

export const listServicePrincipals: Handler = (call) => {
  const principal = ownPrincipal(call);
  const items = listOf(principal ? [principal] : []);
  return answerCollection(call, {
    view: servicePrincipalView,
    items,
    context: 'servicePrincipals',
  });
};

export const getServicePrincipal: Handler = (call) =>
  answerEntity(call, {
    view: servicePrincipalView,
    source: findPrincipal(call),
    context: 'servicePrincipals',
  });

/** Removes the app from the tenant, along with all consent given to it. */
export const deleteServicePrincipal: Handler = (call) => {
  findPrincipal(call);
  call.tenant.withdrawConsent();
  return { status: 204, headers: {} };
};
