const base = require('../../tools/build/jest-node.cjs')(__dirname);

const integration = ['<rootDir>/src/**/*.int.spec.ts', '<rootDir>/src/**/*.api.spec.ts'];

/** About the database, whatever Graph says; with hostile answers of their own; how many requests Graph usually takes; against whole
 * objects, which the strict sandbox doesn't list. */
const notStrict = [
  '-kill\\.',
  '[.-]replicas\\.',
  '-property\\.',
  '/hostile-',
  '-cost\\.',
  '/graph-calls\\.',
  '/roster-sync\\.',
  '/roster-breaker\\.',
  '/large-lists\\.',
];

/**
 * Unit specs run once; integration specs run on SQLite, and again on MySQL/MariaDB where TEST_MYSQL_URL names a server.
 * Those over HTTP run once more against a strict sandbox, on SQLite.
 */
const projects = [
  {
    ...base,
    displayName: 'unit',
    testPathIgnorePatterns: ['\\.(int|api)\\.spec\\.ts$'],
  },
  { ...base, displayName: 'sqlite', testMatch: integration, globals: { testDatabase: 'sqlite' } },
  {
    ...base,
    displayName: 'strict',
    testMatch: [
      '<rootDir>/src/modules/{admin,auth/{microsoft,tokens},education,link,search,sync}/**/*.api.spec.ts',
    ],
    testPathIgnorePatterns: notStrict,
    globals: { testDatabase: 'sqlite', isSandboxStrict: true },
  },
];
if (process.env.TEST_MYSQL_URL) {
  projects.push({
    ...base,
    displayName: 'mysql',
    testMatch: integration,
    globals: { testDatabase: 'mysql' },
  });
}

// Many start a process or hash passwords, which takes its time on a busy machine. Each spec file leaves its modules behind in
// its worker, which gets slower as it grows: a fresh one is faster.
module.exports = {
  rootDir: __dirname,
  projects,
  testTimeout: 120_000,
  maxWorkers: 2,
  workerIdleMemoryLimit: '1GB',
};
