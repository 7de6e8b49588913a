import type { Tenant } from '../../tenant/tenant';
import type { Caller } from '../call/call';
import type { EntityType, View } from '../odata/entity-type';

export const organizationType: EntityType<Tenant> = {
  name: 'organization',
  properties: {
    id: (tenant) => tenant.id,
    deletedDateTime: () => null,
    businessPhones: () => [],
    city: () => null,
    country: () => null,
    countryLetterCode: () => 'US',
    createdDateTime: () => '2021-08-02T09:00:00Z',
    displayName: (tenant) => tenant.name,
    postalCode: () => null,
    preferredLanguage: () => 'en',
    state: () => null,
    street: () => null,
    technicalNotificationMails: (tenant) => [`admin@${tenant.domain}`],
    tenantType: () => 'AAD',
    verifiedDomains: ({ domain, domains }) =>
      domains.map((name) => ({
        capabilities: 'Email, OfficeCommunicationsOnline',
        isDefault: name === domain,
        isInitial: name === domain,
        name,
        type: 'Managed',
      })),
  },
  filterable: ['id', 'displayName'],
  sortable: [],
  searchable: [],
};

const shownToAll = ['id', 'displayName', 'verifiedDomains'];
const withheld = new Set(
  Object.keys(organizationType.properties).filter((name) => !shownToAll.includes(name)),
);
const nothing: ReadonlySet<string> = new Set();

/** The organization as the caller may see it: with only User.Read, hardly more than its name. */
export function organizationView(caller: Caller): View<Tenant> {
  const seesAll = caller.has('Organization.Read.All');
  return { type: organizationType, concealed: () => (seesAll ? nothing : withheld) };
}
