import type { Role, TenantData, User } from '../../tenant/roster/entities';
import { objectIdOf, tenantIdOf } from '../../tenant/roster/object-id';
import { Tenant } from '../../tenant/tenant';

function user(domain: string, name: string, role: Role): User {
  const [givenName = '', surname = ''] = name.split(' ');
  const local = role === 'Admin' ? 'admin' : `${givenName.slice(0, 1)}${surname}`;
  return {
    id: objectIdOf(tenantIdOf(domain), 'user', name),
    userPrincipalName: `${local}@${domain}`,
    displayName: name,
    givenName,
    surname,
    middleName: null,
    mail: `${local}@${domain}`,
    jobTitle: null,
    department: null,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: 'en-US',
    usageLocation: 'US',
    isEnabled: true,
    password: 'Sandbox-1',
    roles: [role],
    isAdministrator: role === 'Admin',
    primaryRole: role === 'Admin' ? 'none' : role === 'Teacher' ? 'teacher' : 'student',
    student: null,
    teacher: null,
  };
}

function tenant(
  domain: string,
  name: string,
  people: readonly (readonly [string, Role])[],
): TenantData {
  return {
    domain,
    name,
    users: people.map(([person, role]) => user(domain, person, role)),
    schools: [],
    classes: [],
  };
}

const data: readonly TenantData[] = [
  tenant('contoso.example', 'Contoso Education', [
    ['Elena Marsh', 'Teacher'],
    ['Tomas Reyes', 'Teacher'],
    ['Noor Haddad', 'Student'],
    ['Pat Rivera', 'Admin'],
  ]),
  tenant('fabrikam.example', 'Fabrikam Education', [
    ['Ingrid Solberg', 'Teacher'],
    ['Pat Rivera', 'Admin'],
  ]),
];

/** Two tenants with just enough people for the Entra half. */
export function makeTestTenants(): Tenant[] {
  return data.map((one) => new Tenant(one));
}

export const contoso = tenantIdOf('contoso.example');
export const fabrikam = tenantIdOf('fabrikam.example');
