/** WeChat behind the phone: what the real one would answer. Plug a sandbox in, or plain functions. */
export interface WechatSide {
  /** A one-time code that the server can exchange for the identity of this phone's person. */
  login(): string | Promise<string>;
  /** What the person chooses in the subscribe dialog: template id → `accept`, `reject`, `ban` or `filter`. Throwing refuses the call. */
  requestSubscribeMessage(templateIds: string[]): Record<string, string> | Promise<Record<string, string>>;
  /** What WeChat's reader makes of an article's address: throwing refuses it. Absent: it opens them all. */
  openArticle?(url: string): void;
}

/** How the person answers dialogs; replaceable at any time through `phone.answers`. */
export interface Answers {
  modal(options: ModalOptions): { confirm: boolean; content?: string };
  /** The index of the chosen row; undefined dismisses the sheet. */
  actionSheet(options: { itemList: string[] }): number | undefined;
  /** What is picked where photos or files of chats are offered; nothing dismisses the picker. By default nothing. */
  files(): ChosenFile[];
}

/** A file that the person has. */
export interface ChosenFile {
  name: string;
  bytes: Uint8Array;
}

/** What `wx.showModal` was called with. */
export interface ModalOptions {
  title?: string;
  content?: string;
  showCancel?: boolean;
  confirmText?: string;
  cancelText?: string;
}

/** WeChat cloud hosting behind the phone: the environment and service that answer, and what its gateway says about the caller. */
export interface CloudGateway {
  env: string;
  service: string;
  /** Lower-case names, `x-wx-openid` for example; the bundle's own headers of that kind never pass. */
  headers: Readonly<Record<string, string>>;
}

/** Which build to open, on whose phone, against which server. */
export interface OpenOptions {
  /** The folder of the built weapp, with app.json. */
  dir: string;
  /** Where the server listens; requests to `builtFor` go there. */
  server: string;
  wechat: WechatSide;
  /** For a bundle that calls `wx.cloud.callContainer`; absent: there is no wx.cloud. */
  cloud?: CloudGateway;
  /** The server address that the bundle was built with. Default http://127.0.0.1:3000. */
  builtFor?: string;
  /** What the phone remembered from before; values as `wx.setStorage` takes them. */
  storage?: Readonly<Record<string, unknown>>;
  /** The scene (场景值) of the first launch. Default 1001, the main entry. */
  scene?: number;
  /** Functions of wx that this phone's base library is too old to have. */
  lacks?: readonly string[];
  systemInfo?: Readonly<Record<string, unknown>>;
  /** How far the phone's clock is ahead of this machine's; negative: behind. Default 0. */
  clockAheadMs?: number;
  answers?: Partial<Answers>;
}

/** One HTTP request that the bundle made, in the order of starting. */
export interface RequestRecord {
  method: string;
  /** Path and query as the server got them. */
  path: string;
  requestBytes: number;
  responseBytes: number;
  /** Absent while under way and when the request failed. */
  statusCode?: number;
  error?: string;
}

/** One call of a wx.* function, with a copy of its options. */
export interface CallRecord {
  api: string;
  options: Readonly<Record<string, unknown>>;
  inTap: boolean;
}

/** One `setData` of a page; WeChat slows down with their size and number. */
export interface SetDataRecord {
  route: string;
  /** Bytes of the JSON that would cross from script to view. */
  bytes: number;
}

/** Something the person would not see but a developer must: the test fails on it. */
export interface PhoneError {
  source: 'console.error' | 'uncaught' | 'unhandledRejection' | 'setData' | 'storage';
  message: string;
}

/** Which node is meant: its text or aria-label (whole, else part of it), `#id`, a pattern for the text, or exact traits. */
export type Finder = string | RegExp | { text?: string | RegExp; label?: string | RegExp; id?: string; tag?: string; index?: number };
