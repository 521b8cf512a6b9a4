import { Element, isTag, Text } from 'domhandler';
import { findAll, getOuterHTML, removeElement, replaceElement } from 'domutils';
import { parseDocument } from 'htmlparser2';
import { cleanHtml, refuseBomb } from '../../../platform/html/clean-html.js';
import { PICTURE_PATH } from '../picture-path.js';
import { sha256 } from '../../../platform/crypto/sha256.js';
import { splitParts } from './split-parts.js';

/** A picture of an article: where it comes from and what our page calls it. */
export interface Picture {
  hash: string;
  url: string;
}

export interface ArticleHtml {
  /** Clean HTML in reading order; empty when nothing is left to read. */
  parts: string[];
  /** Each once, in the order of the page. */
  pictures: Picture[];
}

export interface ArticleRules {
  /** Where WeChat's reader shows the article; null when nowhere. */
  address: string | null;
  /** The address to fetch a picture from, or null when it may not be fetched. */
  pictureAddress(raw: string): string | null;
}

const MAX_PICTURES = 100;
/** Chinese takes three bytes a character: some 100 KB, which one setData of a phone draws without a stutter. */
const PART_LENGTH = 30_000;
const OWN_PICTURE = new RegExp(`^${PICTURE_PATH}[0-9a-f]{64}$`);

const HIDING = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0*(?:\.0*)?\s*(?:;|!|$))/i;
const isHidden = (element: Element): boolean => element.attribs['hidden'] !== undefined || HIDING.test(element.attribs['style'] ?? '');

const VIDEO = '视频请在微信中查看';
const SOUND = '音频请在微信中收听';
const CARD = '这里的卡片请在微信中查看';
/** WeChat's own elements and frames: what stands on our page in their place. */
const IN_WECHAT_ONLY: Readonly<Record<string, string>> = {
  ...{ iframe: VIDEO, video: VIDEO, mpvideosnap: VIDEO, 'mp-common-videosnap': VIDEO, object: VIDEO, embed: VIDEO },
  ...{ audio: SOUND, mpvoice: SOUND, 'mp-common-mpaudio': SOUND, qqmusic: SOUND, 'mp-common-qqmusic': SOUND },
  ...{ mpprofile: CARD, 'mp-common-profile': CARD, 'mp-common-product': CARD, mpproduct: CARD, 'mp-miniprogram': CARD, 'mp-weapp': CARD, mpcps: CARD, mppoi: CARD, 'mp-common-poi': CARD, mpvote: CARD },
};

const paragraph = (...children: (Element | Text)[]): Element => new Element('p', {}, children);

function wechatOnly({ name }: Element, address: string | null): Element {
  const words = new Text(IN_WECHAT_ONLY[name] ?? CARD);
  return paragraph(address === null ? words : new Element('a', { href: address }, [words]));
}

/** Lazy pictures carry their address aside; an empty `src` or a placeholder stands in its stead. */
const sourceOf = ({ attribs }: Element): string => attribs['data-src'] ?? attribs['data-original'] ?? attribs['src'] ?? '';

/** "图片" is what WeChat's editor writes when nobody wrote anything. */
const altOf = ({ attribs }: Element): string => (attribs['alt'] === '图片' ? '' : (attribs['alt'] ?? ''));

class Pictures {
  private readonly byHash = new Map<string, Picture>();

  constructor(private readonly rules: ArticleRules) {}

  get all(): Picture[] {
    return [...this.byHash.values()];
  }

  /** What stands on our page for an `img` of WeChat's. */
  replacement(image: Element): Element | Text {
    const url = this.rules.pictureAddress(sourceOf(image));
    if (url === null) return new Text(altOf(image));
    const hash = sha256(url);
    if (!this.byHash.has(hash) && this.byHash.size === MAX_PICTURES) return new Text('更多图片请在微信中查看');
    this.byHash.set(hash, { hash, url });
    return new Element('img', { src: `${PICTURE_PATH}${hash}`, alt: altOf(image) });
  }
}

/**
 * A page of ours from the HTML of an official account's article: pictures under our own addresses, what only WeChat can
 * play as a line that leads there, hidden text gone, the rest as strict as any page (`cleanHtml`).
 * Throws AppError TOO_LARGE for huge or absurdly nested input.
 */
export function articleHtml(raw: string, rules: ArticleRules): ArticleHtml {
  refuseBomb(raw);
  const page = parseDocument(raw);
  const isPlain = !page.children.some(isTag);
  for (const element of findAll(isHidden, page.children)) removeElement(element);
  for (const element of findAll(({ name }) => Object.hasOwn(IN_WECHAT_ONLY, name), page.children)) replaceElement(element, wechatOnly(element, rules.address));
  const pictures = new Pictures(rules);
  for (const image of findAll(({ name }) => name === 'img', page.children)) replaceElement(image, pictures.replacement(image));
  const html = isPlain ? raw : `<div>${getOuterHTML(page.children, { encodeEntities: 'utf8' })}</div>`;
  const parts = splitParts(cleanHtml(html, OWN_PICTURE), PART_LENGTH);
  const used = new Set(parts.flatMap((part) => [...part.matchAll(/<img src="[^"]*\/([0-9a-f]{64})"/g)].map(([, hash]) => hash)));
  return { parts, pictures: pictures.all.filter(({ hash }) => used.has(hash)) };
}
