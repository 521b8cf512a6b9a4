import type { TradeCategory } from '@sunshine/contracts';

/** What sources call their fields of trade (platform class, buyer's kind, industry), as data. */
const WORDS: Record<TradeCategory, string> = {
  engineering: '工程建设 建设工程 建筑工程 工程 房屋建筑 市政工程 市政 公路工程 水利水电 水利工程 交通工程 交通运输工程 工程建设项目 建筑业 土地整治',
  procurement: '政府采购 高校采购 货物 服务 服务采购 信息技术 医疗卫生 行政办公 弱电安防 服务业 医疗健康 设备采购 教育 软件开发',
  land: '土地使用权 土地出让 土地 国有建设用地 国土资源 土地交易',
  mining: '矿业权 采矿权 探矿权 矿业权出让',
  property: '国有产权 产权交易 国有资产 产权 实物资产 股权 资产招租',
  other: '国企采购 企业采购 其他交易 机械设备 能源化工',
};

/** 行业/项目分类: A is the works family of the national data standard, with an industry behind the letter. */
const EPOINT_CLASSES: [RegExp, TradeCategory][] = [
  [/^A\d{2}/, 'engineering'],
  [/^D0\d/, 'procurement'],
];

const TITLE_PATTERNS: [TradeCategory, RegExp][] = [
  ['land', /建设用地|土地使用权|宗地|地块出让|供地结果/],
  ['mining', /采矿权|探矿权|矿业权/],
  ['property', /产权转让|股权转让|资产转让|资产处置|招租|租赁权/],
  ['engineering', /施工|监理|勘察|EPC|总承包|(?:新建|改建|扩建|改造|修缮|装修|道路|公路|桥梁|管网|水库|堤防|治理|整治)[^，。]{0,12}(?:工程|项目)|工程设计|初步设计/i],
  ['procurement', /政府采购|竞争性磋商|竞争性谈判|采购|询价|服务项目|设备/],
];

const bare = (word: string): string => word.normalize('NFKC').replace(/\s/g, '');
const BY_WORD = new Map<string, TradeCategory>(Object.entries(WORDS).flatMap(([category, words]) => words.split(' ').map((word): [string, TradeCategory] => [bare(word), category as TradeCategory])));

/** The class of an Epoint record (`projectjiaoyitypeex`, then its channel's name); null when neither says. */
export const categoryOfEpoint = (code: string | null): TradeCategory | null => EPOINT_CLASSES.find(([pattern]) => code !== null && pattern.test(code))?.[1] ?? null;

/** The first of the source's words that the table knows decides, then the title, else `other`. */
export function categoryOf(words: (string | null)[], title: string): TradeCategory {
  for (const word of words) {
    const known = word === null ? undefined : BY_WORD.get(bare(word));
    if (known) return known;
  }
  const plain = bare(title);
  return TITLE_PATTERNS.find(([, pattern]) => pattern.test(plain))?.[0] ?? 'other';
}

/** Whether the table knows this very word. */
export const isKnownCategory = (word: string): boolean => BY_WORD.has(bare(word));
