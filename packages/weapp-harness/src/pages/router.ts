import type { AppConfig } from '../bundle/app-config.js';
import { WxFailure } from '../wx/failure.js';
import { Page, type PageWorld } from './page.js';

const STACK_LIMIT = 10;

export interface RouterHost {
  config: AppConfig;
  world: PageWorld;
  onPageNotFound(route: string, query: Record<string, string>): void;
}

/** The page stack, with WeChat's rules for tab pages and its limit of ten. */
export class Router {
  private stack: Page[] = [];
  private readonly tabs = new Map<string, Page>();

  constructor(private readonly host: RouterHost) {}

  get pages(): readonly Page[] {
    return this.stack;
  }

  get current(): Page | undefined {
    return this.stack.at(-1);
  }

  navigateTo(url: string): void {
    const { route, query } = this.resolve(url);
    if (this.isTab(route)) throw new WxFailure(`can not navigateTo a tabbar page`);
    if (this.stack.length >= STACK_LIMIT) throw new WxFailure(`webview count limit exceed`);
    this.current?.instance.call('onHide');
    this.push(route, query);
  }

  redirectTo(url: string): void {
    const { route, query } = this.resolve(url);
    if (this.isTab(route)) throw new WxFailure(`can not redirectTo a tabbar page`);
    this.unload(this.stack.slice(-1));
    this.push(route, query);
  }

  reLaunch(url: string): void {
    const { route, query } = this.resolve(url);
    this.unload([...new Set([...this.stack, ...this.tabs.values()])].reverse());
    this.push(route, query);
  }

  /** A tab page stays loaded when another tab is shown; everything above it is closed. */
  switchTab(url: string): void {
    const { route } = this.resolve(url);
    if (!this.isTab(route)) throw new WxFailure(`can not switch to no-tabBar page`);
    if (this.stack.length === 1 && this.current?.route === route) return;
    if (this.current !== undefined && this.isTab(this.current.route)) this.current.instance.call('onHide');
    this.unload(this.stack.filter((page) => !this.isTab(page.route)).reverse());
    this.stack = [];
    const known = this.tabs.get(route);
    if (known === undefined) return this.push(route, {});
    this.stack.push(known);
    known.instance.call('onShow', {});
  }

  /** Goes back at most to the first page. */
  navigateBack(delta = 1): void {
    if (this.stack.length < 2) throw new WxFailure(`cannot navigate back at first page.`);
    this.unload(this.stack.slice(Math.max(1, this.stack.length - delta)).reverse());
    this.current?.instance.call('onShow', {});
  }

  close(): void {
    this.unload([...new Set([...this.stack, ...this.tabs.values()])]);
  }

  private push(route: string, query: Record<string, string>): void {
    const page = new Page(route, query, this.host.world);
    this.stack.push(page);
    if (this.isTab(route)) this.tabs.set(route, page);
    page.instance.call('onLoad', this.host.world.realm.adopt(query));
    page.instance.call('onShow', {});
    this.host.world.setTimeout(() => page.instance.call('onReady'), 0);
  }

  private unload(pages: readonly Page[]): void {
    for (const page of pages) {
      page.instance.call('onUnload');
      page.detach();
      this.tabs.delete(page.route);
      this.stack = this.stack.filter((other) => other !== page);
    }
  }

  private isTab(route: string): boolean {
    return this.host.config.tabs.includes(route);
  }

  private resolve(url: string): { route: string; query: Record<string, string> } {
    const [path = '', ...rest] = url.split('?');
    const route = new URL(path, `weapp://x/${this.current?.route ?? ''}`).pathname.slice(1);
    const query = parseQuery(rest.join('?'));
    if (this.host.config.pages.includes(route)) return { route, query };
    this.host.onPageNotFound(route, query);
    throw new WxFailure(`page "${route}" is not found`);
  }
}

/** WeChat hands query values over as written: decoding is the page's business. */
export function parseQuery(text: string): Record<string, string> {
  const pairs = text.split('&').filter((pair) => pair !== '');
  return Object.fromEntries(pairs.map((pair) => [pair.split('=', 1)[0] ?? '', pair.includes('=') ? pair.slice(pair.indexOf('=') + 1) : '']));
}
