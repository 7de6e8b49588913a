import { Page } from '../../../testing/page';
import { avatarPair, initials } from './avatar-face';
import { Avatar } from './avatar';

describe('Avatar', () => {
  it.each([
    ['Elena Marsh', 'EM'],
    ['Ana María de la Cruz', 'AC'],
    ['Prince', 'P'],
    ['elena@home.example', 'E'],
    ['  Ødegård   Ås ', 'ØÅ'],
    ['(Class) Room 1', 'C1'],
    ['', ''],
  ])('takes the first letters of the first and last word of %j', (name, letters) => {
    expect(initials(name)).toBe(letters);
  });

  it('picks the color pair by FNV-1a of the user id, the same on every screen', () => {
    // FNV-1a of "a" is 0xe40c292c, of "foobar" 0xbf9cf968 (the published test vectors).
    expect(avatarPair('a')).toBe(0xe40c292c % 12);
    expect(avatarPair('foobar')).toBe(0xbf9cf968 % 12);
    expect(avatarPair('')).toBe(0x811c9dc5 % 12);
  });

  const photo = () => document.querySelector<HTMLImageElement>('edu-avatar img, div img');

  it('keeps the initials if there is no photo', async () => {
    const page = Page.of(Avatar, { name: 'Elena Marsh', userId: 'u/1' });
    expect(photo()?.getAttribute('src')).toBe('/api/v1/users/u%2F1/photo?size=96');
    photo()?.dispatchEvent(new Event('error'));
    await page.settle();
    expect(photo()).toBeNull();
    expect(page.text).toBe('EM');
  });

  it('requests no photo of someone unknown to Microsoft', () => {
    Page.of(Avatar, { name: 'Elena Marsh', userId: 'e@x.example', hasPhoto: false });
    expect(photo()).toBeNull();
  });
});
