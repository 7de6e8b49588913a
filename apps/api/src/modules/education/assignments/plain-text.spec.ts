import { toPlainText } from './plain-text';

describe('texts from Teams (S-16)', () => {
  it.each([
    ['<p>One</p><p>Two &amp; <b>three</b></p>', 'One\nTwo & three'],
    ['a<br>b<br/>c', 'a\nb\nc'],
    ['<style>p{}</style>x<script>alert(1)</script>', 'x'],
    ['&lt;b&gt;&#39;&#x1F9EA;&nbsp;&unknown;&eacute;', "<b>'🧪 &unknown;é"],
    ['&#0;&#xD800;&#x110000;&#99999999999999999999;x', '\uFFFD\uFFFD\uFFFD\uFFFDx'],
    ['<HEAD><title>No</title></HEAD><P>A</P><!-- no --><!doctype x><![CDATA[no]]>B', 'A\nB'],
    ['<p title="a > b" hidden>c</p>', 'c'],
    ['<p> </p>', null],
    ['<scr<script>ipt>alert(1)', 'ipt>alert(1)'],
  ])('become plain text: %s', (content, expected) => {
    expect(toPlainText({ content, contentType: 'html' })).toBe(expected);
  });

  it('are cut at a limit, between whole characters', () => {
    const long = `${'a'.repeat(99_999)}🧪`;
    for (const contentType of ['text', 'html'] as const) {
      expect(toPlainText({ content: long, contentType })).toBe('a'.repeat(99_999));
    }
  });

  it('stay as they are if they are plain text', () => {
    expect(toPlainText({ content: 'a < b\n c', contentType: 'text' })).toBe('a < b\n c');
    expect(toPlainText({ content: '<i>' })).toBe('<i>');
    for (const none of [null, undefined, {}, { content: null }, { content: ' ' }]) {
      expect(toPlainText(none)).toBeNull();
    }
  });
});
