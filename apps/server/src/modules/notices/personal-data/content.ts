import { createHash } from 'node:crypto';
import type { PersonalDataHit } from '@sunshine/contracts';
import { AppError } from '../../../platform/http/app-error.js';
import type { VersionContent } from '../version-content.js';
import { hint, maskHtml, maskText, scannable, unseenTexts } from '../../../platform/personal-data/mask.js';
import { scanAddress, scanText, type Finding } from '../../../platform/personal-data/scan.js';

type Where = PersonalDataHit['where'];

/** A hit and what the rules need of it. */
export interface ContentHit extends PersonalDataHit {
  /** Proven by its check digit: may never be shown. */
  isProvenId: boolean;
}

const CONTEXT = 12;
/** As many decisions fit into one approval. */
const MAX_HITS = 500;

/** The same number in the same place is one hit, however often it stands there. Staff alone see the id. */
const hitId = (where: Where, { kind, value }: Finding): string => createHash('sha256').update(`${where}\n${kind}\n${value}`).digest('hex').slice(0, 24);

function hitsIn(where: Where, text: string): ContentHit[] {
  const masked = maskText(text).text;
  return scanText(text).map((finding) => ({
    id: hitId(where, finding),
    kind: finding.kind,
    where,
    text: hint(finding.value),
    context: masked.slice(Math.max(0, finding.start - CONTEXT), finding.end + CONTEXT).replace(/\s+/g, ' '),
    isProvenId: finding.kind === 'resident-id' && finding.isCertain,
  }));
}

/** Names of firms may be people's names with a number behind them. */
const named = ({ ownerName, agencyName, winners, sectionNames }: VersionContent): string => [ownerName, agencyName, ...winners.map(({ name }) => name), ...sectionNames].filter(Boolean).join('\n');

/** The address itself is not shown: it may be nothing but the number. */
const hitsInLinks = (addresses: string[]): ContentHit[] =>
  addresses.flatMap(scanAddress).map((finding) => ({ id: hitId('body', finding), kind: finding.kind, where: 'body', text: hint(finding.value), context: '链接的地址', isProvenId: finding.kind === 'resident-id' && finding.isCertain }));

/**
 * Everything in a version that looks like a person's number, once each. Throws VALIDATION_FAILED for more than a person
 * can decide about: that is a list of people, not a notice.
 */
export function findHits(content: VersionContent, projectName: string): ContentHit[] {
  const { descriptions, addresses } = unseenTexts(content.bodyHtml);
  const hits = [
    ...hitsIn('title', `${content.title}\n${projectName}`),
    ...hitsIn('body', `${scannable(content.bodyHtml).text}\n${named(content)}\n${descriptions.join('\n')}`),
    ...hitsInLinks(addresses),
    ...hitsIn('attachment', content.attachments.map(({ name }) => name).join('\n')),
  ];
  const once = [...new Map(hits.map((hit) => [hit.id, hit])).values()];
  if (once.length > MAX_HITS) throw new AppError('VALIDATION_FAILED', `疑似个人信息超过 ${MAX_HITS} 处，请先在正文中去除`);
  return once;
}

/** The version and its project's name without the numbers that `keep` does not name, and how many places were masked. */
export function maskContent(content: VersionContent, projectName: string, keep: ReadonlySet<string> = new Set()): { content: VersionContent; projectName: string; count: number } {
  let count = 0;
  const hide = (where: Where, mask: typeof maskText, text: string): string => {
    const masked = mask(text, (finding) => !keep.has(hitId(where, finding)));
    count += masked.count;
    return masked.text;
  };
  const name = (text: string): string => hide('body', maskText, text);
  const masked: VersionContent = {
    ...content,
    title: hide('title', maskText, content.title),
    bodyHtml: hide('body', maskHtml, content.bodyHtml),
    attachments: content.attachments.map((file) => ({ ...file, name: hide('attachment', maskText, file.name) })),
    ownerName: content.ownerName === null ? null : name(content.ownerName),
    agencyName: content.agencyName === null ? null : name(content.agencyName),
    winners: content.winners.map((winner) => ({ ...winner, name: name(winner.name) })),
    sectionNames: content.sectionNames.map(name),
  };
  return { content: masked, projectName: maskText(projectName, (finding) => !keep.has(hitId('title', finding))).text, count };
}
