import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { textOf } from '../../../platform/html/text-of.js';
import { sha256 } from '../../../platform/crypto/sha256.js';
import { articleHtml, type ArticleRules } from './article-html.js';

const ADDRESS = 'https://mp.weixin.qq.com/s/demo';
const rules: ArticleRules = { address: ADDRESS, pictureAddress: (raw) => (raw.startsWith('https://mmbiz.qpic.cn/') ? raw : null) };
const html = (raw: string, more: Partial<ArticleRules> = {}): string => articleHtml(raw, { ...rules, ...more }).parts.join('');
const PICTURE = 'https://mmbiz.qpic.cn/mmbiz_png/a/640?wx_fmt=png';
const own = (url: string, alt = ''): string => `<img src="/api/articles/images/${sha256(url)}" alt="${alt}">`;

const nasty = fc.constantFrom(
  `<img data-src="${PICTURE}" data-ratio="0.5">`, '<img src=x onerror=alert(1)>', '<img src="data:image/png;base64,AAAA">', '<img data-src="javascript:alert(1)">', '<img data-src="http://127.0.0.1/a.png">',
  '<script>alert(1)</script>', '<style>*{display:none}</style>', '<section style="display:none">暗</section>', '<p style="visibility:hidden">暗</p>', '<p hidden>暗</p>', '<mp-common-profile data-nickname="x"></mp-common-profile>',
  '<iframe class="video_iframe" data-src="https://v.qq.com/x"></iframe>', '<mpvoice name="x"></mpvoice>', '<video src="x">您的浏览器不支持</video>', '<a href="javascript:alert(1)">点</a>', '<svg onload=alert(1)><text>x</text></svg>',
  '<table><tr><td>甲</td><td><table><tr><td>1</td><td>2</td></tr></table></td></tr></table>', '<section><section>', '</section>', '<p>', '</p>', '<div>', '<td>', '</table>', '<b>', '</i>', '\u202e乱', '😀', '&lt;script&gt;', '<', '"', '甲',
);
const article = fc.array(nasty, { maxLength: 40 }).map((parts) => parts.join(''));

describe('articleHtml', () => {
  it('lets nothing through that executes, styles, loads from elsewhere or was hidden', () => {
    const allowed = /^<(?:\/?(?:p|h3|h4|ul|ol|li|blockquote|table|tbody|tr|td|th|strong|em|u|sup|sub|a|br)|table class="t-wide"|t[dh](?: colspan="\d+")?(?: rowspan="\d+")?|a href="https:\/\/[^"]*" rel="noopener noreferrer nofollow"|img src="\/api\/articles\/images\/[0-9a-f]{64}" alt="[^"<>]*")>$/;
    fc.assert(
      fc.property(article, (raw) => {
        const page = html(raw);
        for (const tag of page.match(/<[^>]*>/g) ?? []) expect(tag).toMatch(allowed);
        if (!/<(?:p|section|div|b|td|table)[^>]*style="(?:display|visibility)|<p hidden/.test(raw)) expect(page).not.toContain('暗');
      }),
      { numRuns: 1000, seed: 11 },
    );
  });

  it.each([
    ['takes the address of a lazy picture from data-src', `<p><img class="rich_pages" data-src="${PICTURE}" alt="图片"></p>`, `<p>${own(PICTURE)}</p>`],
    ['keeps the words of a picture that may not be fetched', '<p>前<img src="https://example.org/a.png" alt="流程图">后</p>', '<p>前流程图后</p>'],
    ['drops data: and javascript: pictures', '<p>甲<img src="data:image/png;base64,AAAA"><img data-src="javascript:alert(1)"></p>', '<p>甲</p>'],
    ['leads to WeChat for a video', '<iframe class="video_iframe" data-src="https://v.qq.com/x"></iframe>', `<p><a href="${ADDRESS}" rel="noopener noreferrer nofollow">视频请在微信中查看</a></p>`],
    ['leads to WeChat for a card, and drops what the card held', '<p>甲</p><mp-miniprogram data-miniprogram-title="x"><b>内</b></mp-miniprogram>', `<p>甲</p><p><a href="${ADDRESS}" rel="noopener noreferrer nofollow">这里的卡片请在微信中查看</a></p>`],
    ['drops hidden text', '<p>明</p><section style="color:red;display: none"><p>暗</p></section><p style="opacity:0">暗</p><p style="opacity:0.9">亮</p>', '<p>明</p><p>亮</p>'],
    ['does not show hidden text even when nothing else is there', '<p style="display:none">暗</p>', ''],
    ['makes paragraphs of a plain text', '第一段\n第二段 < 10', '<p>第一段</p><p>第二段 &lt; 10</p>'],
    ['answers nothing for nothing', '', ''],
    ['keeps nested tables readable', '<table><tr><td>甲</td><td><table><tr><td>1</td><td>2</td></tr></table></td></tr></table>', '<table><tbody><tr><td>甲</td><td><table><tbody><tr><td>1</td><td>2</td></tr></tbody></table></td></tr></tbody></table>'],
    ['keeps emoji and drops marks that turn the text round', '<p>😀\u202e甲</p>', '<p>😀甲</p>'],
  ])('%s', (_rule, raw, clean) => {
    expect(html(raw)).toBe(clean);
  });

  it('says it without a link when WeChat gave no lasting address', () => {
    expect(html('<mpvoice></mpvoice>', { address: null })).toBe('<p>音频请在微信中收听</p>');
  });

  it('names a picture once, however often the page shows it, and at most 100 of them', () => {
    const many = Array.from({ length: 130 }, (_, at) => `<p><img data-src="${PICTURE}&n=${at}"></p>`).join('');
    const { pictures, parts } = articleHtml(`<p><img data-src="${PICTURE}&n=0"></p>${many}`, rules);
    expect(pictures).toHaveLength(100);
    expect(parts.join('')).toContain('更多图片请在微信中查看');
  });

  it('does not fetch pictures of hidden or dropped parts', () => {
    expect(articleHtml(`<section style="display:none"><img data-src="${PICTURE}"></section><svg><foreignObject><img data-src="${PICTURE}&b"></foreignObject></svg><p>甲</p>`, rules).pictures).toEqual([]);
  });

  it('cuts a long article into parts that are whole pages and say the same', () => {
    const rows = Array.from({ length: 9000 }, (_, at) => `<tr><td>第${at}行</td><td>内容内容内容内容</td></tr>`).join('');
    const raw = `<section>${'<p style="margin:0">长文😀 &amp; "引号"</p>'.repeat(4000)}<table>${rows}</table><p>${'长'.repeat(100_000)}</p></section>`;
    const { parts } = articleHtml(raw, rules);
    expect(parts.length).toBeGreaterThan(6);
    for (const part of parts) {
      expect(part.length).toBeLessThan(35_000);
      expect((part.match(/<(?!\/|br|img)[a-z0-9]+/g) ?? []).length).toBe((part.match(/<\//g) ?? []).length);
    }
    const text = parts.map((part) => textOf(part)).join('\n');
    expect(text.match(/第\d+行/g)).toHaveLength(9000);
    expect(text.match(/长文😀 & "引号"/g)).toHaveLength(4000);
    expect(text.replace(/[^长]/g, '')).toHaveLength(100_000 + 4000);
  });

  it('refuses a bomb', () => {
    expect(() => html('<section>'.repeat(100_000))).toThrow(expect.objectContaining({ code: 'TOO_LARGE' }));
  });
});
