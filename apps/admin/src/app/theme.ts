import type { ThemeConfig } from 'antd';

/** The colour roles, the same as the phone's (apps/miniprogram/src/styles/tokens.scss); every ink on its ground reads at 4.5:1 or better (theme.spec.ts). */
export const tokens = {
  ground: '#faf8f3',
  surface: '#ffffff',
  ink: '#1d2420',
  ink2: '#525d57',
  line: '#dcd7ca',
  brand: '#1f5c46',
  brandInk: '#ffffff',
  brandSoft: '#e5efe8',
  urgent: '#7d5200',
  urgentSoft: '#fbf0d3',
  done: '#2b6638',
  late: '#a22d1b',
  lateSoft: '#fbebe7',
} as const;

export type TokenName = keyof typeof tokens;

/** The outline of a control must be seen (3:1 on the surface); it belongs to no role. */
const CONTROL_LINE = '#858e87';

const flat = { boxShadow: 'none', boxShadowSecondary: `0 0 0 1px ${tokens.line}`, boxShadowTertiary: 'none', boxShadowDrawerLeft: 'none', boxShadowDrawerRight: `-1px 0 0 ${tokens.line}` };

export const theme: ThemeConfig = {
  token: {
    ...flat,
    colorPrimary: tokens.brand,
    colorLink: tokens.brand,
    colorLinkHover: tokens.ink,
    colorSuccess: tokens.done,
    colorWarning: tokens.urgent,
    colorError: tokens.late,
    colorInfo: tokens.brand,
    colorSuccessBg: tokens.brandSoft,
    colorWarningBg: tokens.urgentSoft,
    colorErrorBg: tokens.lateSoft,
    colorInfoBg: tokens.brandSoft,
    colorText: tokens.ink,
    colorTextSecondary: tokens.ink2,
    colorTextTertiary: tokens.ink2,
    colorTextDescription: tokens.ink2,
    colorTextPlaceholder: tokens.ink2,
    colorBgLayout: tokens.ground,
    colorBgContainer: tokens.surface,
    colorBorder: CONTROL_LINE,
    colorBorderSecondary: tokens.line,
    borderRadius: 6,
    borderRadiusLG: 8,
    controlHeight: 32,
    fontSize: 14,
    fontFamily: "-apple-system, BlinkMacSystemFont, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif",
    motionDurationFast: '0.08s',
    motionDurationMid: '0.14s',
    motionDurationSlow: '0.2s',
    wireframe: false,
  },
  components: {
    Layout: { siderBg: tokens.surface, headerBg: tokens.surface, bodyBg: tokens.ground, headerHeight: 48, headerPadding: '0 20px' },
    Menu: { itemSelectedBg: tokens.brandSoft, itemSelectedColor: tokens.brand, itemBorderRadius: 6, itemHeight: 32, itemMarginBlock: 2 },
    Table: { headerBg: tokens.ground, headerSplitColor: 'transparent', cellPaddingBlockMD: 8, cellPaddingInlineMD: 8, rowHoverBg: tokens.brandSoft },
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Tag: { defaultBg: tokens.ground, defaultColor: tokens.ink },
  },
};

/** `ink2` → `--ink-2`. */
const variableOf = (name: string): string => `--${name.replace(/([A-Z0-9])/g, (c) => `-${c.toLowerCase()}`)}`;

/** The same roles as CSS variables, so that styles.css names colours only by role. */
export const cssVariables = (): string =>
  Object.entries(tokens)
    .map(([name, value]) => `${variableOf(name)}: ${value};`)
    .join('');
