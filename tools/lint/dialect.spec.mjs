/** What our own rules of dialect report, and what their fixes make of it. */
import { after, describe, it } from 'node:test';
import { RuleTester } from 'eslint';
import tseslint from 'typescript-eslint';
import privateKeyword from './private-keyword.mjs';
import readonlyPrivate from './readonly-private.mjs';

RuleTester.afterAll = after;
RuleTester.describe = describe;
RuleTester.it = it;
RuleTester.itOnly = it.only;
const tester = new RuleTester({ languageOptions: { parser: tseslint.parser } });

tester.run('private-keyword', privateKeyword, {
  valid: ['class A { private readonly b = 1; private c() { return this.b; } }'],
  invalid: [
    {
      code: 'class A { readonly #b = 1; static #c = 2; get d() { return this.#b + A.#c; } }',
      output:
        'class A { private readonly b = 1; private static c = 2; get d() { return this.b + A.c; } }',
      errors: [{ messageId: 'hash' }, { messageId: 'hash' }],
    },
    {
      code: 'class A { get #b() { return 1; } set #b(b) {} async #c() { this.#b = 2; } }',
      output:
        'class A { private get b() { return 1; } private set b(b) {} private async c() { this.b = 2; } }',
      errors: [{ messageId: 'hash' }, { messageId: 'hash' }],
    },
    {
      code: 'class A { #b = class { #b = 1; c() { return this.#b; } }; d() { return this.#b; } }',
      output:
        'class A { private b = class { #b = 1; c() { return this.#b; } }; d() { return this.b; } }',
      errors: [{ messageId: 'hash' }, { messageId: 'hash' }],
    },
    {
      code: 'class A { #b = 1; get b() { return this.#b; } }',
      output: null,
      errors: [{ messageId: 'taken' }],
    },
    {
      code: 'class A { constructor(readonly b: number) {} #b() {} }',
      output: null,
      errors: [{ messageId: 'taken' }],
    },
    {
      code: 'class A { #b = 1; static is(a: object) { return #b in a; } }',
      output: null,
      errors: [{ messageId: 'hash' }],
    },
  ],
});

tester.run('readonly-private', readonlyPrivate, {
  valid: [
    'class A { private readonly b = 1; constructor(private readonly c: number) {} }',
    'class A { b = 1; protected c = 2; }',
    'class A { private b = 1; c() { this.b = 2; } }',
    'class A { private b = 1; c() { this.b += 1; } }',
    'class A { private b = 1; c(other: A) { other.b++; } }',
    'class A { private b?: number; c() { delete this.b; } }',
    'class A { private b = 1; private c = 2; d() { [this.b, { c: this.c }] = [1, { c: 2 }]; } }',
    'class A { private b = 1; c() { for (this.b of [1, 2]); } }',
    'class A { private b: number; constructor() { later(() => { this.b = 1; }); } }',
    'class A { constructor(private b = 1) {} c() { this.b = 2; } }',
    'class A { @Column() private b = 1; }',
  ],
  invalid: [
    {
      code: 'class A { private b = 1; }',
      output: 'class A { private readonly b = 1; }',
      errors: [{ messageId: 'readonly' }],
    },
    {
      code: 'class A { private static b: number; constructor(private c = 1) {} }',
      output:
        'class A { private static readonly b: number; constructor(private readonly c = 1) {} }',
      errors: [{ messageId: 'readonly' }, { messageId: 'readonly' }],
    },
    {
      code: 'class A { private b: number; constructor() { this.b = 1; } }',
      output: 'class A { private readonly b: number; constructor() { this.b = 1; } }',
      errors: [{ messageId: 'readonly' }],
    },
    {
      code: 'class A { private b: number[] = []; c() { this.b.push(1); this.b[0] = 2; } }',
      output:
        'class A { private readonly b: number[] = []; c() { this.b.push(1); this.b[0] = 2; } }',
      errors: [{ messageId: 'readonly' }],
    },
  ],
});
