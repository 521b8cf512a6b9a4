/**
 * What a title says about *which* project: the notice's own words go, the marks that tell projects apart stay.
 *
 * Decided by reading the real titles (bench/join-sample.mjs prints them):
 * - Lots (1标段, Ⅱ标段, A包), stages (一期), batches (第二批), parts (上游段) and rounds (第2次招标, 二次, 重新招标) stay: a centre
 *   runs each as a procedure of its own, and a re-tender carries a number of its own. Numerals are brought to one form.
 * - The second *publication* of a notice (中标候选人公示第2次公示) is not a round: it goes.
 */

const NUMERALS: Record<string, string> = { 一: '1', 二: '2', 三: '3', 四: '4', 五: '5', 六: '6', 七: '7', 八: '8', 九: '9', 十: '10', 两: '2' };
const ROMAN: Record<string, string> = { i: '1', ii: '2', iii: '3', iv: '4', v: '5', vi: '6' };

const MEANS = '(?:公开招标|邀请招标|竞争性磋商|竞争性谈判|竞争性比选|单一来源(?:采购)?|公开询比|询比采购|询比价?|询价|比选|遴选|磋商|谈判|议标|直接采购|竞价|招标)';
const STEP =
  '(?:中标候选人|定标候选人|成交候选人|候选人|中标成交|中标|成交|中选|入围|定标|结果|合同|更正|变更|澄清|答疑|补充|延期|终止|废标|流标|中止|失败|验收|履约|资格预审|招标计划|采购意向|采购需求|需求征集|需求|意见征[询求集]|征[询求集]意见|市场调研|调研会|论证会|推介会|预|信息|事前|开标记录|评标结果)';
const SHEET = '(?:公告|公示|公开|通知书?|文件)';
const ORDINAL = '第[\\d一二三四五六七八九十]+次';

/** What may end a title and says nothing about the project, beside {@link withoutSheet}. */
const ENDINGS = [
  // 公示第2次公示 is another publication, not another round.
  new RegExp(`(?:\\(?${ORDINAL}公示\\)?)+$`),
  /(?:采购)?技术规范书?(?:等文件)?意见的公告$/,
  /(?<=采购|项目|工程|服务|[)\]])采购公告$/,
  // [中标候选人公示], [变更公告:第1次]: the site's tags behind the title.
  /\[(?:公开|合同|[^\]]*(?:公告|公示)[^\]]*)\]$/,
  /\(网\)$/,
  // 公告[某某咨询有限公司]: who wrote it.
  /(?<=公[告示])\[[^[\]]{4,40}\]$/,
  // 某某项目公开招标采购的采购公告, 某某采购政府采购合同公告: the paper's own words, said twice.
  new RegExp(`(?:${MEANS}(?:采购)?)?的采购(?:结果)?公[告示]$`),
  /(?:政府采购|(?<=采购)采购)合同(?:公[告示])?$/,
  /的?合同$/,
];

// One word at a time: a pattern that repeats them all would try every way to cut 中标成交中标成交 in pieces.
const LAST_STEP = new RegExp(`(?:${STEP}|\\(${STEP}\\))$`);
const LAST_MEANS = new RegExp(`(?:${MEANS}(?:采购|\\[采购\\])?|\\(${MEANS}\\))$`);
const LAST_SHEET = new RegExp(`(?:的)?${SHEET}(?:\\([一二三四五六七八九十]\\)|\\(${ORDINAL}\\))?$`);
const LEFTOVER = /(?:[-_]|的)+$/;
/** 某某项目采购更正公告, 某某项目-采购项目预公示: the buying belongs to the paper, the project is named before it. */
const LAST_BUYING = /(?:(?<=采购|项目|工程|服务|[)\]])采购|[-_]采购项目)$/;

const LAST_CANDIDATES = new RegExp(`(?:${ORDINAL})?(?:中标|定标|成交)?候选人(?:${ORDINAL})?(?:名单|推荐)?(?:的)?(?:公示|公告)$`);

const withoutLast = (text: string, word: RegExp): string => {
  for (let rest = text; ; ) {
    const shorter = rest.replace(word, '');
    if (shorter === rest) return rest;
    rest = shorter;
  }
};

/** 招标第2次中标候选人公示, 候选人第2次公示: publications again. */
function withoutCandidates(title: string): string {
  const head = title.replace(LAST_CANDIDATES, '');
  return head === title ? title : withoutLast(head, LAST_MEANS).replace(LAST_BUYING, '');
}

/** 公开招标更正(澄清)公告(一), 竞争性磋商成交结果公告, -中标(成交)结果公告: the kind of paper, what it is about, how it is bought. */
function withoutSheet(title: string): string {
  const head = title.replace(LAST_SHEET, '');
  if (head === title) return title;
  const rest = withoutLast(withoutLast(head, LAST_STEP).replace(LEFTOVER, ''), LAST_MEANS);
  // 设备采购公告 may be about 设备 or 设备采购: only the paper goes.
  return rest === head && !/公[告示]$/.test(title) ? title : rest.replace(LEFTOVER, '').replace(LAST_BUYING, '').replace(LEFTOVER, '');
}

const BEGINNINGS = [
  // [已流标] is a state, [公开] a procedure, [南康区] a channel of the site.
  /^\[(?:已?流标|已?废标|已?终止|正在投标|公开|更正|变更|初始合同)\]/,
  /^\[[^\]]{1,12}(?:本级|[省市区县旗])\]/,
  // An agency's way to begin: 某某咨询有限公司关于…的公告.
  /^[^()]{4,40}?(?:公司|中心|事务所)关于(?=.{8,})/,
  /^关于(?=.{8,})/,
];

/** 招标公告(第四次), 招标公告(GJ2007035): the notice's words stand before the mark. */
const WORDS_BEFORE_MARK = new RegExp(`(?:${MEANS})+(?:采购)?公告(?=\\([^()]*\\)$)`);

/** (项目编号:XX-2025-01) names the project in another way; the code is compared on its own. */
const LABELLED_CODE = /\((?:采购|招标)?(?:项目)?编号[:为]?[^()]*(?:\([^()]*\)[^()]*)*\)/g;

type Cut = (text: string) => string;
const cutting = (patterns: RegExp[]): Cut[] => patterns.map((pattern) => (text) => text.replace(pattern, ''));

/** Cuts until nothing is left to cut; never all of it. */
const strip = (title: string, cuts: Cut[]): string => {
  for (let rest = title; ; ) {
    const next = cuts.reduce((left, cut) => cut(left) || left, rest);
    if (next === rest) return rest;
    rest = next;
  }
};

const HEAD_CUTS = cutting(BEGINNINGS);
const TAIL_CUTS = [...cutting(ENDINGS), withoutCandidates, withoutSheet];
const withoutNotice: Cut = (title) => strip(strip(title, HEAD_CUTS), TAIL_CUTS);

const arabic = (numeral: string): string => {
  const lower = numeral.toLowerCase();
  if (ROMAN[lower]) return ROMAN[lower];
  if (/^\d+$/.test(numeral)) return String(Number(numeral));
  const [tens, ones] = numeral.includes('十') ? numeral.split('十') : ['', numeral];
  const units = ones ? (NUMERALS[ones] ?? ones) : '0';
  return numeral.includes('十') ? `${tens ? (NUMERALS[tens] ?? tens) : '1'}${units}` : units;
};

const N = '([\\d一二三四五六七八九十两]+|[ivIV]+)';
/** One way to write each mark: 第一标段, 一标段, Ⅰ标段 → 1标段; (二次), 第二次招标 → 2次. */
const oneNumeral = (text: string): string =>
  text
    .replace(new RegExp(`第?${N}(标段|标包|标|包件|包|期|批次|批|轮)`, 'g'), (_all, n: string, unit: string) => `${arabic(n)}${unit === '批次' ? '批' : unit}`)
    .replace(new RegExp(`第?${N}次(?:公开)?(?:招标|采购|询比|比选|公告)?(?=\\)|$)`, 'g'), (_all, n: string) => `${arabic(n)}次`);

/** Between two digits a mark means something (3-1地块 is not 31地块); elsewhere punctuation is a matter of taste. */
const withoutPunctuation = (text: string): string => text.replace(/(?<=\d)[\p{P}\p{S}\s]+(?=\d)/gu, '-').replace(/(?!-)[\p{P}\p{S}\s]|(?<!\d)-|-(?!\d)/gu, '');

/** 某某医院某某医院设备采购: the owner before a title that begins with it. */
const TWICE_NAMED = /^([^\d()[\]]{5,30})\1/;

const plainTitle = (title: string): string => title.normalize('NFKC').replace(/[〔【]/g, '[').replace(/[〕】]/g, ']').replace(/\s+/g, '').replace(/(?<=[\d#楼号])[~—–至](?=\d)/g, '-');

const onePass = (title: string): string => {
  const plain = plainTitle(title).replace(LABELLED_CODE, '').replace(WORDS_BEFORE_MARK, '').replace(TWICE_NAMED, '$1');
  const body = withoutNotice(plain);
  // …设备采购 and …设备采购项目 are one thing said twice.
  const named = body.replace(/(?<=.{4})项目$/, '');
  return (withoutPunctuation(oneNumeral(named)) || withoutPunctuation(plainTitle(title))).toLowerCase();
};

const MOST_PASSES = 6;

/**
 * The joining key of a title: equal for the notices of one procedure, different for different ones of the same owner.
 * Idempotent (a pass that frees another ending is followed by another pass). Never empty for a title that holds a letter
 * or a digit.
 */
export function projectKey(title: string): string {
  let key = onePass(title);
  for (let passes = 1; passes < MOST_PASSES; passes++) {
    const next = onePass(key);
    if (next === key) break;
    key = next;
  }
  return key;
}

/** The project's name for people: the title without what belongs to the notice; marks stay as they were written. */
export function projectName(title: string): string {
  const name = withoutNotice(title.trim()).replace(/[\s_\-–—:：]+$/, '');
  return (name || title).trim().slice(0, 300);
}

const CODE_IN_TITLE = /\((?:采购|招标)?(?:项目)?编号[:为]?\s*([A-Za-z0-9][A-Za-z0-9\-_./[\]]{6,48})\)/;
/** A project code that a title names in so many words. */
export const codeInTitle = (title: string): string | null => CODE_IN_TITLE.exec(title.normalize('NFKC').replace(/\s/g, ''))?.[1] ?? null;
