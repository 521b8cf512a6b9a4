import type { NoticeType, TradeCategory } from '@sunshine/contracts';

/** One notice of a demo project, dated by how many days ago it was posted (0 is today). */
export interface DemoStep {
  type: NoticeType;
  daysAgo: number;
  /** Days from today to the bid deadline, opening and so on; negative lies in the past. */
  deadlineIn?: number;
  publicityUntilIn?: number;
  winner?: string;
  winYuan?: number;
}

/** A fictitious project: every place, firm and number is made up. */
export interface DemoProject {
  name: string;
  code: string;
  category: TradeCategory;
  owner: string;
  agency: string | null;
  budgetYuan: number;
  greenChannel?: string;
  scope: string;
  steps: DemoStep[];
}

const VILLAGES = '示例镇人民政府';
const AGENCY = '示例招标代理有限公司（虚构）';
const BUILDER = '虚构路桥建设有限公司';

/** What `npm start` shows. */
export const demoProjects: DemoProject[] = [
  {
    name: '示例镇云溪村道路硬化工程',
    code: 'DEMO-2026-001',
    category: 'engineering',
    owner: VILLAGES,
    agency: AGENCY,
    budgetYuan: 674_000,
    greenChannel: '演示文件〔2026〕1号（乡村振兴项目）',
    scope: '硬化村道 2.6 公里，宽 4.5 米，厚 20 厘米，含错车道 8 处、边沟与安全防护设施',
    steps: [
      { type: 'plan', daysAgo: 30 },
      { type: 'tender', daysAgo: 0, deadlineIn: 21 },
    ],
  },
  {
    name: '示例县人民医院医用耗材配送服务',
    code: 'DEMO-2026-002',
    category: 'procurement',
    owner: '示例县人民医院',
    agency: AGENCY,
    budgetYuan: 2_380_000,
    scope: '三年期医用耗材统一配送，含冷链运输、库存管理与追溯系统对接',
    steps: [{ type: 'tender', daysAgo: 0, deadlineIn: 20 }],
  },
  {
    name: '示例镇中心小学运动场改造',
    code: 'DEMO-2026-003',
    category: 'engineering',
    owner: '示例县教育局',
    agency: AGENCY,
    budgetYuan: 1_560_000,
    greenChannel: '演示文件〔2026〕2号（民生工程）',
    scope: '更换塑胶跑道 4,200 平方米，翻新篮球场两片，增设夜间照明',
    steps: [
      { type: 'tender', daysAgo: 19, deadlineIn: 2 },
      { type: 'change', daysAgo: 6, deadlineIn: 2 },
    ],
  },
  {
    name: '示例乡集中供水管网延伸工程（二标段）',
    code: 'DEMO-2026-004',
    category: 'engineering',
    owner: '示例县水利局',
    agency: AGENCY,
    budgetYuan: 3_120_000,
    scope: '铺设 PE 供水管 11.8 公里，新建加压泵站一座，覆盖 6 个村民小组',
    steps: [
      { type: 'tender', daysAgo: 26, deadlineIn: -3 },
      { type: 'opening', daysAgo: 3 },
      { type: 'candidates', daysAgo: 1, publicityUntilIn: 2, winner: BUILDER, winYuan: 2_986_500 },
    ],
  },
  {
    name: '示例县食用菌产业园冷库建设',
    code: 'DEMO-2026-005',
    category: 'engineering',
    owner: '示例县农业农村局',
    agency: null,
    budgetYuan: 4_880_000,
    scope: '新建 800 立方米冷库两座及配套道路、供电',
    steps: [
      { type: 'tender', daysAgo: 40, deadlineIn: -18 },
      { type: 'candidates', daysAgo: 14, publicityUntilIn: -11, winner: '示例冷链工程有限公司（虚构）', winYuan: 4_702_000 },
      { type: 'result', daysAgo: 5, winner: '示例冷链工程有限公司（虚构）', winYuan: 4_702_000 },
      { type: 'contract', daysAgo: 2, winner: '示例冷链工程有限公司（虚构）', winYuan: 4_702_000 },
    ],
  },
  {
    name: '示例县 2026-07 号地块国有建设用地使用权出让',
    code: 'DEMO-LAND-07',
    category: 'land',
    owner: '示例县自然资源局',
    agency: null,
    budgetYuan: 12_600_000,
    scope: '商住用地 8,640 平方米，容积率不大于 2.2，起始价 1,260 万元',
    steps: [{ type: 'tender', daysAgo: 4, deadlineIn: 24 }],
  },
  {
    name: '示例国有林场闲置仓库整体转让',
    code: 'DEMO-PROP-11',
    category: 'property',
    owner: '示例国有林场',
    agency: null,
    budgetYuan: 930_000,
    scope: '砖混结构仓库 1,150 平方米及附属院坝，现状转让',
    steps: [
      { type: 'tender', daysAgo: 33, deadlineIn: -8 },
      { type: 'termination', daysAgo: 3 },
    ],
  },
  {
    name: '示例县政务服务大厅无障碍改造',
    code: 'DEMO-2026-008',
    category: 'procurement',
    owner: '示例县行政审批局',
    agency: AGENCY,
    budgetYuan: 385_000,
    scope: '坡道、低位服务台、盲道、助听回路与大字标识',
    steps: [
      { type: 'single-source', daysAgo: 12 },
      { type: 'result', daysAgo: 1, winner: '示例无障碍设施有限公司（虚构）', winYuan: 379_800 },
    ],
  },
  {
    name: '示例河堤防加固工程施工图设计',
    code: 'DEMO-2026-009',
    category: 'engineering',
    owner: '示例县水利局',
    agency: AGENCY,
    budgetYuan: 420_000,
    scope: '堤防 3.4 公里施工图设计、概算编制与后续服务',
    steps: [{ type: 'consultation', daysAgo: 2 }],
  },
  {
    name: '示例县城区公厕保洁服务',
    code: 'DEMO-2026-010',
    category: 'procurement',
    owner: '示例县综合行政执法局',
    agency: AGENCY,
    budgetYuan: 1_180_000,
    scope: '城区 23 座公厕全天保洁、消杀与设施维修，服务期一年',
    steps: [
      { type: 'tender', daysAgo: 24, deadlineIn: -1 },
      { type: 'result', daysAgo: 0, winner: '虚构环境服务有限公司', winYuan: 1_136_000 },
    ],
  },
  {
    name: '示例镇石英砂矿采矿权出让',
    code: 'DEMO-MINE-02',
    category: 'mining',
    owner: '示例县自然资源局',
    agency: null,
    budgetYuan: 7_300_000,
    scope: '矿区面积 0.18 平方公里，出让年限 8 年，网上挂牌',
    steps: [{ type: 'tender', daysAgo: 3, deadlineIn: 30 }],
  },
  {
    name: '示例村级光伏电站运维',
    code: 'DEMO-2026-012',
    category: 'procurement',
    owner: '示例县乡村振兴服务中心',
    agency: AGENCY,
    budgetYuan: 268_000,
    greenChannel: '演示文件〔2026〕3号（乡村振兴项目）',
    scope: '18 座村级光伏电站巡检、清洗、逆变器更换与发电量保障',
    steps: [{ type: 'tender', daysAgo: 1, deadlineIn: 9 }],
  },
];
