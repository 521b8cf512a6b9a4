import { Clock } from './clock.js';
import { Credits } from './credits.js';
import { Faults } from './faults.js';
import { articlePath, Articles } from './content/articles.js';
import { ContentChecks, NO_RULES } from './content/content-checks.js';
import { DEMO_ARTICLES, DEMO_RULES, demoMenu } from './content/demo-content.js';
import { MiniLinks } from './content/mini-codes.js';
import { IpList } from './ip-list.js';
import { Messages } from './messages.js';
import { OneTimeCodes } from './one-time-codes.js';
import { settingsOf, type SandboxOptions, type Settings } from './options.js';
import { idsOf, makeUser, People } from './people.js';
import { Pushes } from './pushes/pushes.js';
import { Quotas } from './quotas.js';
import { RequestLog } from './request-log.js';
import { Sessions } from './sessions.js';
import { State, type StateData } from './state.js';
import { Subscriptions } from './subscriptions.js';
import { Templates } from './templates.js';
import { Tokens } from './tokens.js';

/** Everything that this WeChat knows; routes and controls are views of it. */
export interface World {
  settings: Settings;
  clock: Clock;
  state: State;
  people: People;
  credits: Credits;
  messages: Messages;
  subscriptions: Subscriptions;
  templates: Templates;
  tokens: Tokens;
  codes: OneTimeCodes;
  phoneCodes: OneTimeCodes;
  sessions: Sessions;
  articles: Articles;
  contentChecks: ContentChecks;
  links: MiniLinks;
  ipList: IpList;
  quotas: Quotas;
  faults: Faults;
  log: RequestLog;
  pushes: Pushes;
  /** Where this sandbox listens; empty before it does. */
  origin: string;
  /** `/mmbiz/…` and `/s?…` in a text as whole addresses. */
  absolute(text: string): string;
}

/** Just above 2^61, where WeChat's own message ids are. */
const FIRST_MSGID = '2918131553548107776';

/** The state of the first start; the demonstration's articles are published afterwards. */
export function freshState(settings: Settings): StateData {
  return {
    version: 2,
    users: settings.people.map((name) => makeUser(settings, name)),
    credits: {},
    messages: [],
    lastMsgid: FIRST_MSGID,
    articles: [],
    menu: settings.demoContent ? demoMenu(settings.mini.appid) : [],
    contentRules: settings.demoContent ? DEMO_RULES : NO_RULES,
  };
}

/** The demonstration's articles, unless there are some already. */
export function publishDemo(world: World): void {
  if (!world.settings.demoContent || world.articles.list().length > 0) return;
  for (const items of DEMO_ARTICLES) world.articles.publish(items);
}

export async function createWorld(options: SandboxOptions): Promise<World> {
  const settings = settingsOf(options);
  const clock = new Clock(settings.now);
  const state = await State.load(settings.stateFile, () => freshState(settings));
  // Openids belong to the appid: a state file that was written under other appids keeps its people, not their ids.
  state.data.users = state.data.users.map((user) => ({ ...user, ...idsOf(settings, user.name) }));
  return assemble(settings, clock, state);
}

function assemble(settings: Settings, clock: Clock, state: State): World {
  const log = new RequestLog((change) => state.changed(change));
  const faults = new Faults();
  const parts = {
    people: new People(settings, state, clock),
    credits: new Credits(state),
    messages: new Messages(state),
    templates: new Templates(settings.templates),
    pushes: new Pushes(settings, clock, faults, log),
  };
  const world: World = {
    settings,
    clock,
    state,
    log,
    faults,
    ...parts,
    subscriptions: new Subscriptions(parts),
    tokens: new Tokens(clock, settings.tokenLifeS),
    codes: new OneTimeCodes(clock, 40163),
    phoneCodes: new OneTimeCodes(clock, 40029),
    sessions: new Sessions(),
    articles: new Articles({ state, clock, ...parts, urlOf: (article, index) => `${world.origin}${articlePath(article, index)}` }),
    contentChecks: new ContentChecks(state),
    links: new MiniLinks(clock),
    ipList: new IpList(),
    quotas: new Quotas(clock, settings.quotas),
    origin: '',
    absolute: (text) => text.replace(/(^|["'(])(\/mmbiz\/|\/s\?)/g, `$1${world.origin}$2`),
  };
  return world;
}
