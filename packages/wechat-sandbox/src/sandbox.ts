import { fastify, type FastifyInstance } from 'fastify';
import { wechatApi } from './api/wechat-api.js';
import type { Clock } from './clock.js';
import { controlApi } from './control/control-api.js';
import { contentPages } from './content/content-pages.js';
import type { Articles } from './content/articles.js';
import type { ContentChecks } from './content/content-checks.js';
import { reset } from './control/reset.js';
import { addLoopbackGuard } from './control/guard.js';
import { liveApi } from './control/live.js';
import { pageRoutes } from './control/page.js';
import { Missing } from './control/problem.js';
import type { Credits } from './credits.js';
import type { Faults } from './faults.js';
import type { Messages } from './messages.js';
import type { SandboxOptions, Settings } from './options.js';
import type { People } from './people.js';
import type { IpList } from './ip-list.js';
import type { Pushes } from './pushes/pushes.js';
import type { Quotas } from './quotas.js';
import type { RequestLog } from './request-log.js';
import type { Subscriptions } from './subscriptions.js';
import type { Templates } from './templates.js';
import type { Tokens } from './tokens.js';
import { createWorld, publishDemo, type World } from './world.js';

/** A WeChat that runs here, and the hands that turn it. */
export interface Sandbox {
  /** Starts to listen; port 0 picks a free one. Answers the base address. @throws when the port is in use */
  listen(port: number, host?: string): Promise<string>;
  /** Base address without a trailing slash. @throws Error before `listen` */
  readonly url: string;
  /** Stops listening, gives up pushes under way, writes the state file. */
  close(): Promise<void>;
  /** Accounts, templates and times in force. `settings.mini.pushUrl` may be set once the software under test has an address. */
  readonly settings: Settings;
  readonly users: People;
  readonly credits: Credits;
  readonly subscriptions: Subscriptions;
  readonly messages: Messages;
  readonly tokens: Tokens;
  readonly quotas: Quotas;
  readonly faults: Faults;
  readonly clock: Clock;
  readonly log: RequestLog;
  readonly pushes: Pushes;
  readonly articles: Articles;
  readonly contentChecks: ContentChecks;
  readonly templates: Templates;
  readonly ipList: IpList;
  /** A code as wx.login gives it: five minutes, once. @throws Missing */
  loginCode(userId: string): string;
  /** A code as the phone-number button gives it: five minutes, once. @throws Missing */
  phoneCode(userId: string): string;
  /** Back to the first start. */
  reset(): void;
}

/**
 * A WeChat that does not listen yet; what `stateFile` kept is there again.
 * @throws Error in Chinese when the state file cannot be used
 */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const world = await createWorld(options);
  const app = await createApp(world);
  return new RunningSandbox(world, app);
}

async function createApp(world: World): Promise<FastifyInstance> {
  // Fastify would drop unknown fields in silence, and a misspelt order with them.
  const app = fastify({ logger: false, forceCloseConnections: true, ajv: { customOptions: { removeAdditional: false } } });
  addLoopbackGuard(app);
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    if (error instanceof Missing) return reply.code(404).send({ error: { code: 'NOT_FOUND', message: error.message } });
    const status = error.statusCode ?? 500;
    if (status >= 500) process.stderr.write(`微信沙箱：${error.stack ?? error.message}\n`);
    const message = status >= 500 ? '微信沙箱内部错误' : `请求不对：${error.message}`;
    return reply.code(status).send({ error: { code: status >= 500 ? 'INTERNAL' : 'BAD_REQUEST', message } });
  });
  app.setNotFoundHandler((request, reply) => reply.code(404).send({ error: { code: 'NOT_FOUND', message: `微信沙箱没有这个接口：${request.method} ${request.url.split('?')[0]}` } }));
  await app.register(wechatApi(world));
  await app.register(controlApi(world), { prefix: '/sandbox/api' });
  await app.register(liveApi(world), { prefix: '/sandbox/api' });
  await app.register(contentPages(world));
  await app.register(pageRoutes(world.settings.phoneUrl));
  return app;
}

class RunningSandbox implements Sandbox {
  private address: string | undefined;

  constructor(
    private readonly world: World,
    private readonly app: FastifyInstance,
  ) {}

  async listen(port: number, host = '127.0.0.1'): Promise<string> {
    this.address = await this.app.listen({ port, host });
    this.world.origin = this.address;
    publishDemo(this.world);
    return this.address;
  }

  get url(): string {
    if (this.address === undefined) throw new Error('微信沙箱还没有启动');
    return this.address;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.world.pushes.stop();
    await this.world.state.flush();
  }

  get settings(): Settings {
    return this.world.settings;
  }

  get users(): People {
    return this.world.people;
  }

  get credits(): Credits {
    return this.world.credits;
  }

  get subscriptions(): Subscriptions {
    return this.world.subscriptions;
  }

  get messages(): Messages {
    return this.world.messages;
  }

  get tokens(): Tokens {
    return this.world.tokens;
  }

  get quotas(): Quotas {
    return this.world.quotas;
  }

  get faults(): Faults {
    return this.world.faults;
  }

  get clock(): Clock {
    return this.world.clock;
  }

  get log(): RequestLog {
    return this.world.log;
  }

  get pushes(): Pushes {
    return this.world.pushes;
  }

  get articles(): Articles {
    return this.world.articles;
  }

  get contentChecks(): ContentChecks {
    return this.world.contentChecks;
  }

  get templates(): Templates {
    return this.world.templates;
  }

  get ipList(): IpList {
    return this.world.ipList;
  }

  phoneCode(userId: string): string {
    return this.world.phoneCodes.issue(this.users.get(userId).id);
  }

  loginCode(userId: string): string {
    return this.world.codes.issue(this.users.get(userId).id);
  }

  reset(): void {
    reset(this.world);
  }
}
