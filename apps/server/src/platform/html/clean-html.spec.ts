import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanHtml as clean } from './clean-html.js';
import { textOf } from './text-of.js';

const cleanHtml = (raw: string): string => clean(raw, /^\/api\/attachments\/[0-9A-HJKMNP-TV-Z]{26}$/);
const hostile = fc.constantFrom(
  '<script>alert(1)</script>', '<scr<script>ipt>', '<img src=x onerror=alert(1)>', '<a href="javascript:alert(1)">点</a>', '<a href=" jAvA\tscript:alert(1)">x</a>', '<svg onload=alert(1)>',
  '<p style="background:url(javascript:1)" onclick="x()">段</p>', '<table><tr><td colspan=3 onmouseover=1>甲</td><td>乙</td></tr></table>', '<iframe src="//e.example"></iframe>', '<style>p{}</style>',
  '<div>', '</div>', '<p>', '</p>', '<table>', '<tr>', '<td>', '</table>', '<li>', '<ul>', '</ul>', '<b>', '</b>', '<h1>', '</h1>', '<blockquote>', '<pre>a\nb</pre>', '<br><br>', '&nbsp;', '&lt;script&gt;', '&#x3c;b>',
  '<o:p></o:p>', '<!--[if mso]><xml><w:x/></xml><![endif]-->', '<![CDATA[<script>]]>', '<math><mi//xlink:href="data:x,<script>">', '<a href="https://example.org/?a=1&b=2"><table><tr><td>1</td></tr></table></a>', '\u0000', '\u202e', ' ', '\n', '甲', 'abc', '"', "'", '<', '>', '&',
);
const page = fc.array(hostile, { maxLength: 40 }).map((parts) => parts.join(''));

describe('cleanHtml', () => {
  it('lets nothing through that executes, styles or loads', () => {
    fc.assert(
      fc.property(page, (raw) => {
        const tags = cleanHtml(raw).match(/<[^>]*>/g) ?? [];
        for (const tag of tags) expect(tag).toMatch(/^<(?:\/?(?:p|h3|h4|ul|ol|li|blockquote|table|tbody|tr|td|th|strong|em|u|sup|sub|a|br)|table class="t-wide"|t[dh](?: colspan="\d+")?(?: rowspan="\d+")?|a href="https:\/\/[^"]*" rel="noopener noreferrer nofollow")>$/);
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  it('changes nothing that it cleaned before', () => {
    fc.assert(
      fc.property(page, (raw) => {
        const once = cleanHtml(raw);
        expect(cleanHtml(once)).toBe(once);
      }),
      { numRuns: 2000, seed: 2 },
    );
  });

  it.each([
    ['turns plain text into paragraphs', '第一段\n\n  第二段 < 10\r\n', '<p>第一段</p><p>第二段 &lt; 10</p>'],
    ['drops the noise of Word and empty paragraphs', '<p class=MsoNormal style="mso-x:1"><span>文<o:p></o:p></span></p><p>&nbsp;</p><p><br></p>', '<p>文</p>'],
    ['makes paragraphs of nested boxes', '<div><div>甲<div>乙</div></div>丙</div>', '<p>甲</p><p>乙</p><p>丙</p>'],
    ['opens a layout table of one cell', '<table><tr><td><p>甲</p><table><tr><td>1</td><td>2</td></tr></table></td></tr></table>', '<p>甲</p><table><tbody><tr><td>1</td><td>2</td></tr></tbody></table>'],
    ['marks a table that is too wide for a phone', '<table><tr><td>1<td>2<td>3<td>4</table>', '<table class="t-wide"><tbody><tr><td>1</td><td>2</td><td>3</td><td>4</td></tr></tbody></table>'],
    ['keeps spans within reason', '<table><tr><td colspan="2" rowspan="999999">1</td><td>2</td></tr></table>', '<table><tbody><tr><td colspan="2">1</td><td>2</td></tr></tbody></table>'],
    ['keeps links to the web only', '<a href="http://example.org/a">甲</a><a href="/x">乙</a><a href="data:text/html,x">丙</a>', '<p><a href="http://example.org/a" rel="noopener noreferrer nofollow">甲</a>乙丙</p>'],
    ['keeps pictures of our own only', '<img src="https://example.org/a.png"><img src="/api/attachments/01KA0000000000000000000000" alt="图">', '<p><img src="/api/attachments/01KA0000000000000000000000" alt="图"></p>'],
    ['leaves the first two heading levels to the page', '<h1>一</h1><h5>二</h5>', '<h3>一</h3><h4>二</h4>'],
    ['keeps lines of preformatted text', '<pre>甲\n 乙</pre>', '<p>甲</p><p>乙</p>'],
    ['keeps a list', '<ul><li>甲<li><p>乙</p><li></ul>', '<ul><li>甲</li><li>乙</li></ul>'],
  ])('%s', (_rule, raw, clean) => {
    expect(cleanHtml(raw)).toBe(clean);
  });

  it.each([
    ['nested boxes', '<div>'.repeat(200_000)],
    ['nested marks', '<b><i>'.repeat(100_000)],
    ['nested tables', '<table><tr><td>'.repeat(70_000)],
    ['too many characters', `<p>${'长'.repeat(6_000_000)}</p>`],
    ['too much plain text', '长'.repeat(2_100_000)],
  ])('refuses a bomb of %s at once', (_name, bomb) => {
    const start = process.cpuUsage();
    expect(() => cleanHtml(bomb)).toThrow(expect.objectContaining({ code: 'TOO_LARGE' }));
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(4000);
  });

  it.each([
    ['paragraphs beside a table', `<table><tr>${'<p>x</p>'.repeat(200_000)}</tr></table>`],
    ['rows of one table', `<table>${'<tr><td>x</td><td>y</td></tr>'.repeat(50_000)}${'<tr></tr>'.repeat(100_000)}</table>`],
  ])('does not run out of stack on very many %s', (_name, page) => {
    expect(cleanHtml(page)).toContain('x');
  });

  it('cleans a long flat page without squaring its work', () => {
    const start = process.cpuUsage();
    const long = `<table>${'<tr><td style="x:1"><span>一二三</span></td><td>四</td></tr>'.repeat(8_000)}</table>${'<p><br></p>'.repeat(10_000)}${' '.repeat(100_000)}`;
    expect(textOf(cleanHtml(long)).startsWith('一二三 四\n一二三')).toBe(true);
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(6000);
  });
});

describe('textOf', () => {
  it('parts cells by blanks, blocks by lines, and joins what inline tags cut', () => {
    expect(textOf(cleanHtml('<p>联系<b>电</b>话&amp;1</p><table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td></td></tr></table><p>a<br>b</p>'))).toBe('联系电话&1\n甲 乙\n丙\na\nb');
  });

  it('knows every character of a page that was plain text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('甲', 'a', ' ', '\n', '<', '&', '"', '1', '　') }), (raw) => {
        const wanted = raw.split('\n').map((line) => line.replace(/[\s　]+/g, ' ').trim()).filter(Boolean).join('\n');
        fc.pre(!/<[a-z/!]/.test(raw) && !/&[a-z]{2,8};/.test(raw));
        expect(textOf(cleanHtml(raw))).toBe(wanted);
      }),
      { seed: 3 },
    );
  });
});
