import { foldId } from './fold-id';

const guid = '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9';

describe('an id in the form we compare and store', () => {
  it.each([guid, guid.toUpperCase(), `{${guid}}`, `{${guid.toUpperCase()}}`])(
    'is one GUID, however it is written: %s',
    (written) => {
      expect(foldId(written)).toBe(guid);
    },
  );

  it.each(['AbC', '01ABC!s7', `{${guid}`, `${guid}}`, `{{${guid}}}`, `${guid}\n`, ''])(
    "stays unchanged if it isn't a GUID: %j",
    (other) => {
      expect(foldId(other)).toBe(other);
    },
  );
});
