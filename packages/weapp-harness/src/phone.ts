import { Machine } from './machine.js';
import { closest, dispatch, formValues, isDisabled } from './pages/dispatch.js';
import type { Page } from './pages/page.js';
import { findNode } from './tree/find.js';
import type { TreeNode } from './tree/node.js';
import type { Answers, CallRecord, Finder, OpenOptions, PhoneError, RequestRecord, SetDataRecord } from './types.js';
import { waitUntil } from './wait.js';

const SUBSCRIBE_MESSAGE = 1014;
const MAIN_ENTRY = 1001;
const WAIT_MS = 5_000;

/** What is on the screen. */
export interface CurrentPage {
  route: string;
  query: Readonly<Record<string, string>>;
  title: string;
  /** How many pages lie on the stack, this one included. */
  depth: number;
  tree(): TreeNode;
  text(): string;
}

/**
 * Opens a built weapp as a phone would, without starting it: call `launch` or `openFromMessage`, and `close` at the end.
 * Throws when the folder holds no weapp build.
 */
export function openMiniProgram(options: OpenOptions): Promise<Phone> {
  return Promise.resolve(new Phone(options));
}

/** A phone with one mini program. Every gesture returns after the bundle's own handlers ran; use `waitFor` for what takes longer. */
export class Phone {
  private readonly machine: Machine;
  /** What was typed into fields that the bundle does not set itself. */
  private readonly typed = new Map<string, unknown>();

  constructor(private readonly options: OpenOptions) {
    this.machine = new Machine(options);
  }

  get requests(): readonly RequestRecord[] {
    return this.machine.requests;
  }

  get setDataSizes(): readonly SetDataRecord[] {
    return this.machine.setDataSizes;
  }

  get calls(): readonly CallRecord[] {
    return this.machine.bridge.calls;
  }

  get errors(): readonly PhoneError[] {
    return this.machine.errors.entries;
  }

  /** Names of wx that the bundle asked for and this phone does not have. */
  get unimplemented(): readonly string[] {
    return [...this.machine.missing].sort();
  }

  /** How the person answers dialogs from now on. */
  get answers(): Answers {
    return this.machine.answers;
  }

  /** What the mini program stored, fit for `OpenOptions.storage` of the next phone. */
  get storage(): Record<string, unknown> {
    return this.machine.storage.snapshot();
  }

  /** Cold start at a page, by default the first of app.json. */
  async launch(path = this.machine.config.pages[0] ?? ''): Promise<void> {
    if (this.machine.isLaunched) throw new Error('already launched: open another phone for a second cold start');
    this.machine.launch(path, this.options.scene ?? MAIN_ENTRY);
    await this.settle();
  }

  /** The person taps a message whose card names this page; starts the mini program when it is not running. */
  async openFromMessage(path: string): Promise<void> {
    if (this.machine.isLaunched) this.machine.enter(path, SUBSCRIBE_MESSAGE);
    else this.machine.launch(path, SUBSCRIBE_MESSAGE);
    await this.settle();
  }

  page(): CurrentPage {
    const page = this.current;
    const { route, query, title } = page;
    return { route, query, title, depth: this.machine.router.pages.length, tree: () => page.tree(), text: () => page.tree().text };
  }

  /** The node, or an error that shows the page's text. */
  find(finder: Finder): TreeNode {
    const node = findNode(this.current.tree(), finder);
    if (node === undefined) throw new Error(`${describe(finder)} is not on ${this.current.route}:\n${this.page().text()}`);
    return node;
  }

  has(finder: Finder): boolean {
    return findNode(this.current.tree(), finder) !== undefined;
  }

  /** A tap: the only moment in which WeChat allows the subscribe dialog and a phone call. Throws when nothing would react. */
  async tap(finder: Finder): Promise<void> {
    const node = this.find(finder);
    if (isDisabled(node)) throw new Error(`${describe(finder)} is disabled`);
    let isHandled = false;
    await this.machine.bridge.tap(() => {
      isHandled = dispatch(this.current, node, 'tap', { x: 1, y: 1 });
      isHandled = this.pressButton(node) || isHandled;
    });
    if (!isHandled) throw new Error(`nothing reacts to a tap on ${describe(finder)}`);
    await this.settle();
  }

  /** Types the value into a field: focus, input, blur; `confirm` presses the keyboard's own button. */
  async input(finder: Finder, value: string, { confirm = false } = {}): Promise<void> {
    const node = this.find(finder);
    if (isDisabled(node)) throw new Error(`${describe(finder)} is disabled`);
    this.typed.set(this.fieldKey(node), value);
    const events = ['focus', 'input', ...(confirm ? ['confirm'] : []), 'blur'];
    const handled = events.map((type) => dispatch(this.current, node, type, { value, cursor: value.length }));
    if (!handled.includes(true) && node.attrs['name'] === undefined) throw new Error(`nothing listens to ${describe(finder)}`);
    await this.settle();
  }

  /** Any other event of a component: `change` of a picker or switch, `scrolltolower`, `submit` … */
  async fire(finder: Finder, type: string, detail: Record<string, unknown> = {}): Promise<void> {
    if (!dispatch(this.current, this.find(finder), type, detail)) throw new Error(`${describe(finder)} has no handler of ${type}`);
    await this.settle();
  }

  async scrollToBottom(): Promise<void> {
    const page = this.current;
    page.instance.call('onReachBottom');
    for (const node of [...page.tree().visible()]) if (node.tag === 'scroll-view') dispatch(page, node, 'scrolltolower', { direction: 'bottom' });
    await this.settle();
  }

  async pullDown(): Promise<void> {
    const { config, instance, route } = this.current;
    if ((config.enablePullDownRefresh ?? this.machine.config.window.enablePullDownRefresh) !== true) throw new Error(`${route} does not allow pulling down`);
    instance.call('onPullDownRefresh');
    await this.settle();
  }

  async back(): Promise<void> {
    this.machine.router.navigateBack();
    await this.settle();
  }

  /** A tap on the tab bar. */
  async switchTab(path: string): Promise<void> {
    this.machine.router.switchTab(`/${path.replace(/^\//, '')}`);
    await this.settle();
  }

  /** The card that 转发 would send, or undefined when the page offers none. */
  share(): unknown {
    return this.current.instance.call('onShareAppMessage', { from: 'menu' });
  }

  /** Asks until the text is on the page or the function answers with something; bounded, 5 s by default. */
  waitFor<T>(wanted: string | RegExp | (() => T), { timeoutMs = WAIT_MS } = {}): Promise<NonNullable<T> | true> {
    const describePage = () => `${typeof wanted === 'function' ? 'the condition' : describe(wanted)} on ${this.machine.router.current?.route}:\n${this.page().text()}\n${JSON.stringify(this.errors)}`;
    if (typeof wanted === 'function') return waitUntil(wanted, timeoutMs, describePage);
    return waitUntil(() => (typeof wanted === 'string' ? this.page().text().includes(wanted) || this.has(wanted) : wanted.test(this.page().text())), timeoutMs, describePage) as Promise<true>;
  }

  /** Stops timers and requests of the bundle; the phone is of no use afterwards. */
  close(): void {
    this.machine.close();
  }

  private get current(): Page {
    const page = this.machine.router.current;
    if (page === undefined) throw new Error('no page is open: launch first');
    return page;
  }

  /** What native buttons and links do by themselves. */
  private pressButton(node: TreeNode): boolean {
    const button = closest(node, 'button');
    const form = button && closest(button, 'form');
    const isSubmit = button?.attrs['form-type'] === 'submit' && form !== undefined;
    if (isSubmit) return dispatch(this.current, form, 'submit', { value: formValues(form, (field) => this.typed.get(this.fieldKey(field)) ?? field.attrs['value'] ?? '') });
    if (button?.attrs['open-type'] === 'share') return this.current.instance.call('onShareAppMessage', { from: 'button', target: { id: button.id, dataset: button.dataset } }) !== undefined;
    const url = closest(node, 'navigator')?.attrs['url'];
    if (typeof url !== 'string') return false;
    this.machine.router.navigateTo(url);
    return true;
  }

  private fieldKey(node: TreeNode): string {
    return `${this.current.route}#${node.id}.${String(node.attrs['name'] ?? '')}`;
  }

  /** Lets the bundle's own timers of this moment and React's updates run. */
  private async settle(): Promise<void> {
    for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

function describe(finder: Finder): string {
  return typeof finder === 'string' || finder instanceof RegExp ? `“${String(finder)}”` : JSON.stringify(finder, (_, value: unknown) => (value instanceof RegExp ? String(value) : value));
}
