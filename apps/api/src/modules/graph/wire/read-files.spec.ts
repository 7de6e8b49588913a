import { classDocumentSchema } from '@app/contracts';
import { readDriveItem } from './read-files';

describe('what Graph says about a file', () => {
  it.each([1.5, -1, -1e308, 1e308, 2 ** 53, '1e400', 'many', {}, null])(
    'is shown whatever its counts are: %j',
    (odd) => {
      const item = readDriveItem({ id: 'x', name: 'Plan', folder: { childCount: odd }, size: odd });
      expect(item).toMatchObject({ name: 'Plan', childCount: null, size: null });
      const shown = classDocumentSchema.safeParse({ ...item, webUrl: 'https://school.example' });
      expect(shown.error).toBeUndefined();
    },
  );

  it('counts from zero up, as a number or text', () => {
    const item = readDriveItem({ id: 'x', folder: { childCount: 0 }, size: '2048' });
    expect(item).toMatchObject({ childCount: 0, size: 2048 });
  });
});
