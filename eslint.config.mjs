import eslint from '@eslint/js';
import nx from '@nx/eslint-plugin';
import sheriff from '@softarc/eslint-plugin-sheriff';
import angular from 'angular-eslint';
import prettier from 'eslint-config-prettier';
import checkFile from 'eslint-plugin-check-file';
import imports from 'eslint-plugin-import-x';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import noSlowPattern from './tools/lint/no-slow-pattern.mjs';
import privateKeyword from './tools/lint/private-keyword.mjs';
import readonlyPrivate from './tools/lint/readonly-private.mjs';

const own = {
  rules: {
    'no-slow-pattern': noSlowPattern,
    'private-keyword': privateKeyword,
    'readonly-private': readonlyPrivate,
  },
};

/** Errors everywhere (a function takes at most three parameters, a constructor five dependencies). */
const restrictedSyntax = [
  {
    selector:
      ':matches(FunctionDeclaration, ArrowFunctionExpression, MethodDefinition[kind!="constructor"] > FunctionExpression)[params.length>3]',
    message: 'At most three parameters; take one object instead.',
  },
  {
    selector: 'MethodDefinition[kind="constructor"] > FunctionExpression[params.length>5]',
    message: 'At most five dependencies; the class does too much.',
  },
  { selector: 'TSEnumDeclaration', message: 'Use an `as const` object and a union type.' },
  {
    selector:
      'ImportDeclaration[source.value="zod"] > :matches(ImportSpecifier, ImportDefaultSpecifier)',
    message: "Write `import * as z from 'zod'`.",
  },
];

/** One way to write what can be written in several; `eslint --fix` does it. */
const dialect = {
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
  // `import { type A }` alone would still load its module.
  '@typescript-eslint/no-import-type-side-effects': 'error',
  'import-x/no-duplicates': ['error', { 'prefer-inline': true }],
  'import-x/order': [
    'error',
    {
      groups: ['builtin', ['external', 'internal', 'unknown'], 'parent', 'sibling', 'index'],
      'newlines-between': 'never',
    },
  ],
  'own/private-keyword': 'error',
  'own/readonly-private': 'error',
};

const noProcessEnv = {
  selector: 'MemberExpression[object.name="process"][property.name="env"]',
  message: 'Only main.ts reads the environment; take the validated configuration instead.',
};

/** The wall clock, unless it is read from `Clock`, which a test sets. */
const noHiddenTime = {
  selector:
    ':matches(NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.object.name="Date"][callee.property.name="now"])',
  message: 'Inject `Clock`, so that a test decides the time.',
};

export default defineConfig(
  globalIgnores(['dist', 'node_modules', '.nx', '.angular', 'tmp', 'var']),
  {
    files: ['**/*.ts'],
    extends: [eslint.configs.recommended, tseslint.configs.strict, tseslint.configs.stylistic],
    plugins: { '@nx': nx, 'check-file': checkFile, 'import-x': imports, own },
    languageOptions: {
      parserOptions: { experimentalDecorators: true, emitDecoratorMetadata: true },
    },
    rules: {
      ...dialect,
      '@nx/enforce-module-boundaries': [
        'error',
        {
          allow: [],
          enforceBuildableLibDependency: false,
          depConstraints: [
            {
              sourceTag: 'scope:api',
              onlyDependOnLibsWithTags: ['scope:shared', 'scope:server'],
              bannedExternalImports: ['@angular/*'],
            },
            {
              sourceTag: 'scope:web',
              onlyDependOnLibsWithTags: ['scope:shared'],
              bannedExternalImports: ['@nestjs/*', 'typeorm', 'express'],
            },
            {
              sourceTag: 'scope:sandbox',
              onlyDependOnLibsWithTags: ['scope:server', 'scope:test'],
              bannedExternalImports: ['@angular/*', '@nestjs/*', 'typeorm'],
            },
            { sourceTag: 'scope:e2e', onlyDependOnLibsWithTags: ['scope:shared', 'scope:test'] },
            {
              sourceTag: 'type:contract',
              onlyDependOnLibsWithTags: [],
              allowedExternalImports: ['zod'],
            },
            {
              sourceTag: 'type:util',
              onlyDependOnLibsWithTags: [],
              bannedExternalImports: ['@angular/*', '@nestjs/*', 'typeorm'],
            },
            {
              sourceTag: 'type:fixture',
              onlyDependOnLibsWithTags: [],
              allowedExternalImports: [],
            },
          ],
        },
      ],
      'check-file/filename-naming-convention': [
        'error',
        { '**/*.ts': '+([a-z0-9])*(-+([a-z0-9]))' },
        { ignoreMiddleExtensions: true },
      ],
      'check-file/folder-naming-convention': [
        'error',
        { '{apps,libs}/**/': '+([a-z0-9])*(-+([a-z0-9]))' },
      ],
      'check-file/filename-blocklist': [
        'error',
        {
          '**/*{utils,util,helpers,helper,common,shared}*.ts': '*name-it-for-what-it-does.ts',
          '**/*.dto.ts': '*.ts',
        },
      ],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 10],
      'max-depth': ['error', 3],
      'no-restricted-syntax': ['error', ...restrictedSyntax, noProcessEnv],
      '@typescript-eslint/naming-convention': [
        'error',
        { selector: 'typeLike', format: ['PascalCase'] },
        {
          selector: 'interface',
          format: ['PascalCase'],
          custom: { regex: '^I[A-Z]', match: false },
        },
      ],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      eqeqeq: ['error', 'smart'],
      'no-console': 'error',
    },
  },
  {
    files: ['apps/{api,sandbox,web}/src/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/testing/**'],
    plugins: { '@softarc/sheriff': sheriff },
    rules: {
      '@softarc/sheriff/dependency-rule': 'error',
      '@softarc/sheriff/encapsulation': 'error',
    },
  },
  {
    files: ['apps/api/src/{database,http,modules}/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/testing/**', 'apps/api/src/http/log/logger.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'JSON',
          property: 'parse',
          message: 'Use `parseJson`: JSON from outside may contain half characters.',
        },
      ],
    },
  },
  {
    // Code that handles other people's text; tests and builds read our own.
    files: ['apps/*/src/**/*.ts', 'libs/*/src/**/*.ts'],
    ignores: ['apps/e2e/**', '**/*.spec.ts', '**/testing/**'],
    rules: { 'own/no-slow-pattern': 'error' },
  },
  {
    files: ['apps/api/src/**/*.ts'],
    ignores: ['apps/api/src/clock/clock.ts'],
    rules: { 'no-restricted-syntax': ['error', ...restrictedSyntax, noProcessEnv, noHiddenTime] },
  },
  {
    files: [
      '**/main.ts',
      '**/jest.config.cjs',
      'apps/e2e/**/*.ts',
      '**/testing/**/*.ts',
      '**/*.spec.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', ...restrictedSyntax] },
  },
  {
    files: ['**/*.spec.ts', '**/testing/**/*.ts', 'apps/e2e/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['apps/api/src/database/migrations/*.ts'],
    rules: {
      'check-file/filename-naming-convention': 'off',
      'max-lines-per-function': 'off',
    },
  },
  {
    files: ['apps/web/**/*.ts'],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    // Angular needs no metadata, so a class that is only a type is imported as one.
    languageOptions: { parserOptions: { emitDecoratorMetadata: false } },
    rules: {
      '@angular-eslint/component-selector': [
        'error',
        { type: 'element', prefix: 'edu', style: 'kebab-case' },
      ],
      '@angular-eslint/directive-selector': [
        'error',
        { type: 'attribute', prefix: 'edu', style: 'camelCase' },
      ],
      '@angular-eslint/prefer-on-push-component-change-detection': 'error',
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@app/contracts',
              allowTypeImports: true,
              message: 'Types only: importing a schema ships zod to the browser.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['apps/web/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
    rules: {
      '@angular-eslint/template/no-inline-styles': ['error', { allowBindToStyle: true }],
      'max-lines': ['error', 150],
    },
  },
  prettier,
);
