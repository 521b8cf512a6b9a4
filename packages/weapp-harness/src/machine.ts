import { readAppConfig } from './bundle/app-config.js';
import { ErrorLog } from './bundle/error-log.js';
import { Realm, type Definition } from './bundle/realm.js';
import { watchRejections } from './bundle/rejections.js';
import { Timers } from './bundle/timers.js';
import { Router, parseQuery } from './pages/router.js';
import type { Answers, OpenOptions, RequestRecord, SetDataRecord } from './types.js';
import { AppEvents } from './wx/app-events.js';
import { Bridge } from './wx/bridge.js';
import { cloudApi } from './wx/cloud.js';
import { deviceApi } from './wx/device.js';
import { filesApi } from './wx/files.js';
import { createWx, navigationApi, type Entry } from './wx/index.js';
import { interfaceApi } from './wx/interface.js';
import { networkApi, type NetworkHost } from './wx/network.js';
import { openApi } from './wx/open-api.js';
import { createSelectorQuery } from './wx/selector-query.js';
import { Storage, storageApi } from './wx/storage.js';
import { WxmlFiles } from './wxml/files.js';

const MAIN_ENTRY = 1001;
const BUILT_FOR = 'http://127.0.0.1:3000';

/** Everything inside the phone: one bundle's world, its page stack, and the wx object between them. */
export class Machine {
  readonly errors = new ErrorLog();
  readonly requests: RequestRecord[] = [];
  readonly setDataSizes: SetDataRecord[] = [];
  readonly missing = new Set<string>();
  readonly config;
  readonly answers: Answers;
  readonly storage: Storage;
  readonly router: Router;
  readonly timers = new Timers((error) => this.errors.add('uncaught', error));
  readonly bridge = new Bridge({ errors: this.errors, adopt: (value) => this.realm.adopt(value), setTimeout: this.timers.setTimeout });
  private readonly realm: Realm;
  private readonly events = new AppEvents(this.errors);
  private readonly closing = new AbortController();
  private readonly stopWatching: () => void;
  private app: Definition | undefined;
  private launched: Entry;
  private entered: Entry;

  constructor(private readonly options: OpenOptions) {
    this.config = readAppConfig(options.dir);
    this.answers = { modal: () => ({ confirm: true }), actionSheet: () => 0, files: () => [], ...options.answers };
    this.storage = new Storage(options.storage ?? {}, this.errors);
    this.launched = this.entered = this.entry('', options.scene ?? MAIN_ENTRY);
    const wx = createWx(this.wxTable(), this.missing, options.lacks);
    const globals = { wx, getApp: () => this.app, getCurrentPages: () => this.router.pages.map(({ instance }) => instance.self) };
    this.realm = new Realm(options.dir, globals, this.timers, this.errors, options.clockAheadMs);
    this.stopWatching = watchRejections(this.realm, this.errors);
    this.router = new Router({ config: this.config, world: this.pageWorld(), onPageNotFound: (path, query) => this.notFound(path, query) });
  }

  get isLaunched(): boolean {
    return this.app !== undefined;
  }

  /** Cold start: app.js, App.onLaunch and App.onShow, then the page. */
  launch(url: string, scene: number): void {
    this.launched = this.entered = this.entry(url, scene);
    const definition = this.realm.app();
    this.app = definition;
    this.callApp('onLaunch', this.realm.adopt(this.launched));
    this.show(url);
  }

  /** Back from the background at a page: what a tap on a message does while the mini program is alive. */
  enter(url: string, scene: number): void {
    this.entered = this.entry(url, scene);
    this.router.current?.instance.call('onHide');
    this.callApp('onHide', {});
    this.events.emit('AppHide', {});
    this.show(url);
  }

  close(): void {
    this.router.close();
    this.closing.abort();
    this.timers.stop();
    this.stopWatching();
  }

  private show(url: string): void {
    this.callApp('onShow', this.realm.adopt(this.entered));
    this.events.emit('AppShow', this.realm.adopt(this.entered));
    this.router.reLaunch(`/${url.replace(/^\//, '')}`);
  }

  private callApp(method: string, value: unknown): void {
    const handler = this.app?.[method];
    if (typeof handler === 'function') this.errors.guard(() => (handler as (value: unknown) => void).call(this.app, value));
  }

  private notFound(path: string, query: Record<string, string>): void {
    const event = this.realm.adopt({ path, query, isEntryPage: this.router.pages.length === 0 });
    this.callApp('onPageNotFound', event);
    this.events.emit('PageNotFound', event);
  }

  private entry(url: string, scene: number): Entry {
    const [path = '', query = ''] = url.replace(/^\//, '').split('?');
    return { path, query: parseQuery(query), scene, referrerInfo: {} };
  }

  private pageWorld() {
    const later = (run: () => void) => void this.timers.setTimeout(run, 0);
    return {
      dir: this.options.dir,
      realm: this.realm,
      files: new WxmlFiles(this.options.dir),
      errors: this.errors,
      adopt: <T>(value: T) => this.realm.adopt(value),
      onSetData: (record: SetDataRecord) => void this.setDataSizes.push(record),
      setTimeout: this.timers.setTimeout,
      extras: (root: Parameters<typeof createSelectorQuery>[0]) => ({
        createSelectorQuery: () => createSelectorQuery(root, { width: 390, height: 753 }, later),
        getPageId: () => 'page',
        getTabBar: () => null,
        selectComponent: () => null,
        selectAllComponents: () => [],
        triggerEvent: () => undefined,
      }),
    };
  }

  private wxTable() {
    const { bridge, events, options } = this;
    const network = this.networkHost();
    return {
      ...deviceApi(bridge, options.systemInfo ?? {}),
      ...storageApi(this.storage, bridge),
      ...openApi(bridge, options.wechat),
      ...interfaceApi({ bridge, answers: () => this.answers, setTitle: (title) => this.setTitle(title) }),
      ...networkApi(network),
      ...filesApi(network, () => this.answers),
      ...cloudApi(network, options.cloud),
      ...navigationApi({
        bridge,
        router: () => this.router,
        events,
        launched: () => this.launched,
        entered: () => this.entered,
        setTimeout: this.timers.setTimeout,
      }),
      ...events.api(),
    };
  }

  private networkHost(): NetworkHost {
    return {
      bridge: this.bridge,
      builtFor: this.options.builtFor ?? BUILT_FOR,
      server: this.options.server,
      requests: this.requests,
      adoptBytes: (bytes) => this.realm.adoptBytes(bytes),
      files: new Map(),
      closing: this.closing.signal,
    };
  }

  private setTitle(title: string): void {
    if (this.router.current !== undefined) this.router.current.title = title;
  }
}
