import * as fc from 'fast-check';
import { isDeeperThan } from './json-depth';

/** Another way to count: after parsing. */
function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

describe('the depth of JSON', () => {
  it('is that of the value, whatever its texts contain', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom('[', '{', '"', '\\', ']', '}') }),
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 6 }, text, tie('list'), tie('object')),
      list: fc.array(tie('value'), { maxLength: 3 }),
      object: fc.dictionary(text, tie('value'), { maxKeys: 3 }),
    }));
    fc.assert(
      fc.property(value, fc.integer({ min: 0, max: 3 }), (made, indent) => {
        const bytes = Buffer.from(JSON.stringify(made, null, indent));
        const depth = depthOf(made);
        expect([isDeeperThan(depth, bytes), isDeeperThan(depth - 1, bytes)]).toEqual([false, true]);
      }),
    );
  });

  it("is a number even for text that isn't JSON", () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => typeof isDeeperThan(3, bytes) === 'boolean'));
  });
});
