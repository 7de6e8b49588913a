const base = require('../../tools/build/jest-node.cjs')(__dirname);

const integration = ['<rootDir>/src/**/*.int.spec.ts', '<rootDir>/src/**/*.api.spec.ts'];

/** Unit specs run once; integration specs run on SQLite, and again on MySQL/MariaDB where TEST_MYSQL_URL names a server. */
const projects = [
  {
    ...base,
    displayName: 'unit',
    testPathIgnorePatterns: ['\\.(int|api)\\.spec\\.ts$'],
  },
  { ...base, displayName: 'sqlite', testMatch: integration, globals: { testDatabase: 'sqlite' } },
];
if (process.env.TEST_MYSQL_URL) {
  projects.push({
    ...base,
    displayName: 'mysql',
    testMatch: integration,
    globals: { testDatabase: 'mysql' },
  });
}

// Many start a process or hash passwords, which takes its time on a busy machine.
module.exports = { rootDir: __dirname, projects, testTimeout: 120_000, maxWorkers: 2 };
