import * as fc from 'fast-check';
import { sliceUnit, slicesOf } from './slices';

const never = { timeout: () => new AbortController().signal };
const atOnce = { timeout: () => AbortSignal.abort() };

async function* inChunks(bytes: Buffer, sizes: readonly number[]) {
  for (let at = 0, n = 0; at < bytes.length; n++) {
    const size = sizes[n % sizes.length]!;
    yield bytes.subarray(at, at + size);
    at += size;
    if (n % 3 === 0) await Promise.resolve();
  }
}

const memory = Buffer.alloc(4 * sliceUnit);

describe("a file's slices", () => {
  it("are the whole file in order, in Graph's units, however it arrives; each gives its room back", async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 400_000 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 3_000_000 }),
        sizes,
        fc.boolean(),
        async (size, chunks, isSlow) => {
          const file = Buffer.alloc(size, 'abcdefg');
          const large = chunks.map((length) => length + 5_000);
          let rooms = 0;
          const room = () => {
            rooms += 1;
            return Promise.resolve({ memory, leave: () => void (rooms -= 1) });
          };
          const clock = isSlow ? atOnce : never;
          const settings = { size, sliceSize: 3 * sliceUnit, room, clock };
          const parts: Buffer[] = [];
          let next = 0;
          for await (const { bytes, start } of slicesOf(inChunks(file, large), settings)) {
            expect([start, rooms]).toEqual([next, 1]);
            next += bytes.length;
            const isLast = next === size;
            expect(bytes.length).toBeLessThanOrEqual(3 * sliceUnit);
            expect(isLast ? 0 : bytes.length % sliceUnit).toBe(0);
            parts.push(Buffer.from(bytes));
          }
          expect(Buffer.concat(parts).equals(file)).toBe(true);
          expect(rooms).toBe(0);
        },
      ),
      { numRuns: 40 },
    );
  });

  it.each([
    ['less', 99],
    ['more', 101],
  ])("aren't made from %s than announced", async (_, length) => {
    const settings = {
      size: 100,
      sliceSize: sliceUnit,
      room: () => Promise.resolve({ memory, leave: () => undefined }),
      clock: never,
    };
    const read = async () => {
      for await (const { bytes } of slicesOf(inChunks(Buffer.alloc(length), [7]), settings))
        void bytes;
    };
    await expect(read()).rejects.toThrow();
  });

  it('that are abandoned partway give their room back', async () => {
    let rooms = 0;
    const room = () =>
      Promise.resolve((rooms += 1)).then(() => ({ memory, leave: () => void (rooms -= 1) }));
    const settings = { size: 2 * sliceUnit, sliceSize: sliceUnit, room, clock: never };
    for await (const { start } of slicesOf(
      inChunks(Buffer.alloc(2 * sliceUnit), [sliceUnit]),
      settings,
    )) {
      expect([start, rooms]).toEqual([0, 1]);
      break;
    }
    expect(rooms).toBe(0);
  });
});
