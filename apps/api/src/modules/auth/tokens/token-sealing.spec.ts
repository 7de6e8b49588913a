import { randomBytes } from 'node:crypto';
import { TokenSealing } from './token-sealing';

const key = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;
const tokens = '{"RefreshToken":"very secret"}';

describe('TokenSealing (S-6, S-7)', () => {
  it('opens what it sealed, and leaves nothing readable', () => {
    const sealing = new TokenSealing(key('k1'));
    const row = sealing.seal(tokens, 'tenant.alice');
    expect(sealing.open(row, 'tenant.alice')).toBe(tokens);
    expect(row.sealed.toString('latin1')).not.toContain('secret');
  });

  it('rejects a row copied to another owner', () => {
    const sealing = new TokenSealing(key('k1'));
    const row = sealing.seal(tokens, 'tenant.alice');
    expect(() => sealing.open(row, 'tenant.bob')).toThrow();
  });

  it('rejects a modified row', () => {
    const sealing = new TokenSealing(key('k1'));
    const row = sealing.seal(tokens, 'tenant.alice');
    row.sealed.writeUInt8(row.sealed.readUInt8(40) ^ 1, 40);
    expect(() => sealing.open(row, 'tenant.alice')).toThrow();
  });

  it('rotates keys: a new first key seals, the old one still opens', () => {
    const [old, fresh] = [key('k1'), key('k2')];
    const before = new TokenSealing(old).seal(tokens, 'tenant.alice');
    const rotated = new TokenSealing(`${fresh},${old}`);
    expect(rotated.open(before, 'tenant.alice')).toBe(tokens);
    expect(rotated.seal(tokens, 'tenant.alice').keyId).toBe('k2');
    expect(() => new TokenSealing(fresh).open(before, 'tenant.alice')).toThrow('"k1"');
  });

  it('never seals the same text the same way twice', () => {
    const sealing = new TokenSealing(key('k1'));
    const [first, second] = [sealing.seal(tokens, 'a'), sealing.seal(tokens, 'a')];
    expect(first.sealed.equals(second.sealed)).toBe(false);
  });

  it('rejects a key of the wrong length', () => {
    expect(() => new TokenSealing('k1:c2hvcnQ=')).toThrow('32 bytes');
  });
});
