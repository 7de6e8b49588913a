/** The Jest configuration of everything that runs in Node. It lists ESM-only packages: Jest on Node 20 needs them as CommonJS. */
const { join } = require('node:path');
const swc = require('./swc.cjs');

const root = join(__dirname, '../..');
const esmPackages = [
  '@nestjs',
  'file-type',
  'load-esm',
  'uint8array-extras',
  'token-types',
  'strtok3',
  '@tokenizer',
  'uid',
  'cookie',
  'jose',
  'uuid',
  'openid-client',
  'oauth4webapi',
  '@borewit',
  'inflate',
  'any-ascii',
];

/** @param {string} projectRoot the project's folder */
module.exports = (projectRoot) => ({
  rootDir: projectRoot,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  setupFiles: ['reflect-metadata'],
  transform: {
    '^.+\\.(ts|js|mjs)$': [
      '@swc/jest',
      { ...swc, sourceMaps: 'inline', module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: [`node_modules/(?!(?:.*/node_modules/)?(?:${esmPackages.join('|')})/)`],
  moduleNameMapper: {
    '^@app/contracts$': join(root, 'libs/contracts/src/index.ts'),
    '^@app/config$': join(root, 'libs/config/src/index.ts'),
    '^@app/sample-tenant$': join(root, 'libs/sample-tenant/src/index.ts'),
  },
});
