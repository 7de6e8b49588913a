import { toPlainText } from './plain-text';

describe('texts of Teams (S-16)', () => {
  it.each([
    ['<p>One</p><p>Two &amp; <b>three</b></p>', 'One\nTwo & three'],
    ['a<br>b<br/>c', 'a\nb\nc'],
    ['<style>p{}</style>x<script>alert(1)</script>', 'x'],
    ['&lt;b&gt;&#39;&#x1F9EA;&nbsp;&unknown;&#0;', "<b>'🧪 &unknown;"],
    ['<p> </p>', null],
    ['<scr<script>ipt>alert(1)', '<scr'],
  ])('are read as text: %s', (content, expected) => {
    expect(toPlainText({ content, contentType: 'html' })).toBe(expected);
  });

  it('stay as they are where they are text', () => {
    expect(toPlainText({ content: 'a < b\n c', contentType: 'text' })).toBe('a < b\n c');
    expect(toPlainText({ content: '<i>' })).toBe('<i>');
    for (const none of [null, undefined, {}, { content: null }, { content: ' ' }]) {
      expect(toPlainText(none)).toBeNull();
    }
  });
});
