import { noDependencies, type SheriffConfig } from '@softarc/sheriff-core';

/** Each part with what it stands on: it may import that, and everything that lies below. */
type Floors = Record<string, string[]>;

const api: Floors = {
  text: [],
  clock: ['text'],
  config: ['clock'],
  http: ['config'],
  database: ['config'],
  'modules/graph': ['http'],
  'modules/auth': ['modules/graph', 'database'],
  'modules/link': ['modules/auth'],
  'modules/education': ['modules/auth', 'modules/roster'],
  'modules/roster': ['database', 'http'],
  'modules/search': ['modules/education', 'modules/roster'],
  'modules/sync': ['modules/auth', 'modules/roster'],
  'modules/admin': ['modules/link', 'modules/sync'],
  'modules/integrators': ['modules/admin', 'modules/education'],
  operations: ['modules/auth'],
};

/** The same for the folders inside a module. They don't import its own files: those put them together. */
const apiInside: Record<string, Floors> = {
  'modules/graph': {
    wire: [],
    transport: ['wire'],
    client: ['transport'],
    cache: ['transport'],
    uploads: ['transport'],
    education: ['client', 'cache'],
    assignments: ['client', 'cache', 'uploads'],
    directory: ['client'],
  },
  'modules/auth': {
    entra: [],
    accounts: [],
    throttle: ['accounts'],
    'round-trips': [],
    sessions: ['throttle', 'round-trips'],
    tokens: ['entra', 'sessions'],
    programs: ['tokens'],
    policies: ['programs'],
    local: ['policies'],
    microsoft: ['policies'],
  },
  'modules/education': {
    listing: [],
    'seating-store': [],
    fallback: [],
    photos: [],
    schools: ['listing', 'fallback'],
    classes: ['listing', 'seating-store', 'fallback'],
    conversations: ['classes'],
    documents: ['classes'],
    seating: ['classes'],
    uploads: ['documents'],
    assignments: ['uploads'],
    submissions: ['assignments'],
  },
  'modules/roster': {
    mirror: [],
    reading: ['mirror'],
    names: ['mirror'],
  },
  'modules/sync': {
    engine: [],
    users: ['engine'],
    roster: ['engine'],
    runs: ['engine'],
    queue: ['runs'],
    schedule: ['queue'],
    administration: ['queue'],
  },
  'modules/integrators': {
    exchange: [],
    links: ['exchange'],
    roster: ['exchange'],
    sync: [],
  },
  'modules/admin': {
    listing: [],
    'own-tenant': [],
    audit: ['listing', 'own-tenant'],
    organization: ['audit'],
    health: ['own-tenant'],
    links: ['audit'],
    'api-clients': ['audit'],
    sync: ['audit'],
    mirror: ['audit'],
    'user-access': ['audit'],
    consent: ['user-access'],
  },
};

/** The sandbox: Entra knows tenants only by its own interface, and nothing imitated knows `/_sandbox`. */
const sandbox: Floors = {
  wire: [],
  pages: [],
  tenant: [],
  roster: ['tenant'],
  uploads: ['wire'],
  mail: ['tenant', 'pages'],
  sites: ['tenant', 'uploads', 'pages'],
  graph: ['sites'],
  entra: ['wire', 'pages'],
  control: ['entra', 'tenant'],
};

const below = (floors: Floors, part: string): string[] =>
  (floors[part] ?? []).flatMap((one) => [one, ...below(floors, one)]);

/** What each part of an app may import: its own folders, and what lies below it. */
const rulesOf = (app: string, parts: Floors, insides: Record<string, Floors> = {}) =>
  Object.keys(parts).flatMap((part) => {
    const floors = insides[part] ?? {};
    const inside = (folder: string) => `${app}:${part}/${folder}`;
    const outside = [...below(parts, part).map((one) => `${app}:${one}`), 'noTag'];
    return [
      [`${app}:${part}`, [...Object.keys(floors).map(inside), ...outside]] as const,
      ...Object.keys(floors).map(
        (folder) => [inside(folder), [...below(floors, folder).map(inside), ...outside]] as const,
      ),
    ];
  });

const rules = [...rulesOf('api', api, apiInside), ...rulesOf('sandbox', sandbox)];

/** A folder with an index.ts is entered only through it. */
export const config: SheriffConfig = {
  version: 1,
  // Areas have an index.ts; `web:ui` has none: a barrel would put every piece into the first load (esbuild splits by file).
  enableBarrelLess: true,
  entryPoints: {
    api: './apps/api/src/main.ts',
    web: './apps/web/src/main.ts',
    sandbox: './apps/sandbox/src/main.ts',
  },
  modules: {
    ...Object.fromEntries(
      rules.map(([tag]) => [`apps/${tag.replace(':', '/src/')}`, tag] as const),
    ),
    'apps/web/src/app/core': 'web:core',
    'apps/web/src/app/ui': 'web:ui',
    'apps/web/src/app/<name>': 'web:feature:<name>',
  },
  depRules: {
    root: ['api:*', 'sandbox:*', 'web:core', 'web:ui', 'web:feature:*', 'noTag'],
    noTag: ['noTag'],
    ...Object.fromEntries(rules),
    'web:ui': noDependencies,
    'web:core': ['web:ui', 'noTag'],
    'web:feature:*': ['web:core', 'web:ui', 'noTag'],
  },
};
