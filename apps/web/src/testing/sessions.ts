import type { Session } from '@app/contracts';

const microsoft = {
  id: '5b6a1f0e-0000-4000-8000-000000000001',
  email: 'EMarsh@contoso.example',
  displayName: 'Elena Marsh',
};
const local = { email: 'elena@home.example', favoriteColor: '#127605' };
const names = { displayName: 'Elena Marsh', firstName: 'Elena', lastName: 'Marsh' };
const organization = { tenantId: 'contoso', name: 'Contoso Education', consented: true };

/** Every kind of session GET /session can return. */
export const sessions = {
  signedOut: { authenticated: false, linked: false, next: '/sign-in' },
  microsoftOnly: {
    authenticated: true,
    linked: false,
    next: '/link',
    user: {
      id: microsoft.id,
      email: microsoft.email,
      ...names,
      roles: ['Teacher'],
      mainRole: 'Teacher',
      microsoft,
    },
    organization,
  },
  localOnly: {
    authenticated: true,
    linked: false,
    next: '/link',
    user: {
      email: local.email,
      displayName: local.email,
      firstName: '',
      lastName: '',
      roles: [],
      mainRole: null,
      local,
    },
  },
  linked: {
    authenticated: true,
    linked: true,
    next: '/schools',
    user: {
      id: microsoft.id,
      email: microsoft.email,
      ...names,
      roles: ['Teacher'],
      mainRole: 'Teacher',
      microsoft,
      local,
    },
    organization,
  },
  unlinkedAdmin: {
    authenticated: true,
    linked: false,
    next: '/link',
    user: {
      id: microsoft.id,
      email: 'admin@contoso.example',
      displayName: 'Pat Rivera',
      firstName: 'Pat',
      lastName: 'Rivera',
      roles: ['Admin'],
      mainRole: 'Admin',
      microsoft: { id: microsoft.id, email: 'admin@contoso.example', displayName: 'Pat Rivera' },
    },
    organization: { ...organization, consented: false },
  },
} satisfies Record<string, Session>;
