const { join } = require('node:path');

const root = join(__dirname, '../..');

/** Component specs in jsdom, zoneless. Angular and its libraries ship ESM only, so they are transformed as well. */
module.exports = {
  rootDir: __dirname,
  preset: 'jest-preset-angular',
  displayName: 'web',
  setupFilesAfterEnv: ['<rootDir>/src/testing/setup.ts'],
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  transform: {
    '^.+\\.(ts|mjs|js|html)$': [
      'jest-preset-angular',
      { tsconfig: '<rootDir>/tsconfig.spec.json', stringifyContentPathRegex: '\\.(html|svg)$' },
    ],
  },
  transformIgnorePatterns: ['node_modules/(?!.*\\.mjs$)'],
  moduleNameMapper: { '^@app/contracts$': join(root, 'libs/contracts/src/index.ts') },
  testTimeout: 60_000,
  maxWorkers: 2,
};
