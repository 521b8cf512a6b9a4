import type { NoticeType } from '@sunshine/contracts';

/**
 * What sources call their notices, as data. The words were read off twelve sources (national platform, provincial and
 * county centres, government procurement, university, telecom and land sites); a word that is new falls to the title.
 */
const WORDS: Record<NoticeType, string> = {
  plan: '招标计划 采购意向 采购计划 预告 预公告 采购预公告 采购项目预公告 招标预告 交易目录 采购意向公开 政府采购意向 招标计划公告',
  consultation: '意见征求 意见征求公告 采购意见征求公告 需求公示 论证意见 征求意见 意见征集 采购需求 招标文件预公示 文件公示 需求征集 市场调研 预公示',
  'single-source': '单一 单一来源 单一来源公示 单一来源公告 直接采购 直接采购公告 直接采购信息公告 单一来源采购公示',
  tender:
    '招标 招标公告 公开招标 公开招标公告 邀请招标 邀请招标公告 采购 采购公告 磋商公告 竞争性磋商 竞争性磋商公告 谈判公告 竞争性谈判 竞争性谈判公告 竞谈 询价 询价公告 询比 询比公告 比选 比选公告 竞价 竞价公告 ' +
    '采购/资审公告 招标/资审公告 资格预审公告 资格预审 交易公告 出让公告 出让公示 挂牌披露 挂牌公告 拍卖公告 信息披露 转让公告 遴选公告 竞争性比选公告 招租公告 框架协议 征集公告',
  change: '变更 变更公告 更正 更正公告 更正事项 澄清 澄清公告 招标/资审文件澄清 答疑 答疑澄清 补充公告 补遗 延期公告 变更公示 更正(澄清)公告',
  opening: '开标记录 开标 开标结果 开标情况 开标公示',
  candidates: '中标候选人公示 候选人公示 中标候选人 中标候选公示 评标结果公示 定标候选人公示 成交候选人公示 预中标 预成交 评标公示',
  result:
    '中标 中标公告 中标公示 中标结果 中标结果公告 中标结果公示 成交 成交公告 成交公示 成交结果 成交结果公告 结果公告 结果公示 结果变更 交易结果 交易结果公示 供地结果信息 出让结果 成交宗地 中标(成交)结果公告 中标(成交)公告 资格预审结果 定标结果公示 采购结果公告',
  termination: '终止 终止公告 废标 废标公告 流标 流标公告 失败公告 中止 中止公告 撤销公告 暂停公告 招标失败 流标/废标 异常公告 终止/流标 废标/终止',
  contract: '合同 合同公告 合同公示 采购合同 采购合同公告 合同变更 合同备案 履约公示',
  acceptance: '验收 验收公告 验收公示 验收结果 履约验收 履约验收公告',
  other: '',
};

/** What the title says, tried in this order: the end of a procedure before its beginning. */
const TITLE_PATTERNS: [NoticeType, RegExp][] = [
  ['termination', /(?:终止|废标|流标|中止|失败|撤销|暂停)(?:[^，。]{0,8})?(?:公告|公示|通知)|^\[?(?:已流标|已废标|已终止)/],
  ['acceptance', /验收(?:结果|报告|意见|情况)?(?:的)?(?:公告|公示)/],
  ['contract', /(?:合同|履约)(?:变更|签订|备案)?(?:情况)?(?:的)?(?:公告|公示)|的合同$/],
  ['candidates', /候选(?:人|单位|供应商)?(?:第\d+次)?(?:推荐)?(?:名单)?(?:的)?(?:公示|公告)|评标结果公示|预中标|预成交/],
  ['consultation', /(?:意见|需求|参数|论证|预公示|文件公示|采购文件|征询|调研|推介|咨询会|论证会)(?:[^，。]{0,10})?(?:公告|公示|通知|信息)|征(?:求|集)[^，。]{0,40}意见|预公示|意见征[求集]|的征求意见$/],
  ['result', /(?:中标|成交|结果|中选|入围|定标|选聘结果|出让结果|供地结果)[)\]]?(?:结果|信息|成交)?(?:的)?(?:公告|公示|信息|通知书)|中标\([^)]{1,4}\)(?:结果)?(?:公告|公示)|采购结果信息|结果公[告示]/],
  ['change', /(?:更正|变更|澄清|答疑|补充|补遗|延期|修改|顺延)(?:\([^)]{1,6}\))?(?:[^，。]{0,6})?(?:公告|公示|通知|文件|函)|答疑与澄清|澄清文件/],
  ['single-source', /单一来源|直接采购/],
  ['opening', /开标(?:记录|结果|情况)/],
  ['plan', /(?:招标计划|采购意向|采购计划|预公告|预告)/],
  ['tender', /(?:招标|采购|磋商|谈判|询价|询比|比选|竞价|遴选|资格预审|出让|拍卖|挂牌|招租|招商|竞买|转让|报名|选聘|竞争性[^，。]{1,4})(?:[^，。]{0,6})?(?:公告|公示|通知|邀请|信息公开|信息)|招标文件|招标$|公开招标|竞争性(?:磋商|谈判)|询价$|采购项目|采购$|(?:信息公开|推荐日公告)|(?:采购|询比|比选|招标)/],
];

const bare = (word: string): string => word.normalize('NFKC').replace(/\s/g, '');

const BY_WORD = new Map<string, NoticeType>(Object.entries(WORDS).flatMap(([type, words]) => words.split(' ').filter(Boolean).map((word): [string, NoticeType] => [bare(word), type as NoticeType])));

/** What a title says about its notice; null when it says nothing. */
function typeOfTitle(title: string): NoticeType | null {
  const plain = bare(title);
  return TITLE_PATTERNS.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

/**
 * The source's word decides, but for one thing: a source that files 询比失败公告 under 询比 means the procedure, and the
 * reader must not take the end of a tender for its beginning. A word that the table does not know is read like a title (安置房招标文件公示, …); then the
 * title; else `other`. The sources' own 其它 / 其他 is not a word but the lack of one.
 */
export function noticeTypeOf(word: string | null, title: string): NoticeType {
  const plain = word === null ? '' : bare(word);
  const byWord = BY_WORD.get(plain);
  if (byWord === 'tender' && typeOfTitle(title) === 'termination') return 'termination';
  return byWord ?? (plain ? typeOfTitle(plain) : null) ?? typeOfTitle(title) ?? 'other';
}

/** Whether the table knows this very word. */
export const isKnownType = (word: string): boolean => BY_WORD.has(bare(word));
