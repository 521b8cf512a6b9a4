import { createHash } from 'node:crypto';
import { Missing } from './control/problem.js';
import type { Clock } from './clock.js';
import type { Settings } from './options.js';
import type { State, User } from './state.js';

const MAX_PEOPLE = 1000;

/** An id as WeChat makes them: 28 characters from `o`, the same for the same person and app on every run. */
const idOf = (...parts: string[]): string => `o${createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 27)}`;

export function idsOf(settings: Settings, name: string): Pick<User, 'miniOpenid' | 'officialOpenid' | 'unionid'> {
  return {
    miniOpenid: idOf(settings.mini.appid, name),
    officialOpenid: idOf(settings.official.appid, name),
    unionid: idOf('unionid', settings.mini.appid, name),
  };
}

export function makeUser(settings: Settings, name: string): User {
  return { id: createHash('sha256').update(name).digest('hex').slice(0, 12), name, ...idsOf(settings, name), follower: false, refusesMessages: false };
}

/** The people who have this WeChat on their phones. */
export class People {
  constructor(
    private readonly settings: Settings,
    private readonly state: State,
    private readonly clock: Clock,
  ) {}

  list(): readonly User[] {
    return this.state.data.users;
  }

  /** @throws Missing */
  get(id: string): User {
    const user = this.list().find((one) => one.id === id);
    if (!user) throw new Missing(`没有这个用户：${id}`);
    return user;
  }

  /** The same name is the same person. @throws Missing when there are too many already */
  create(name: string): User {
    const user = makeUser(this.settings, name);
    const known = this.list().find((one) => one.id === user.id);
    if (known) return known;
    if (this.list().length >= MAX_PEOPLE) throw new Missing(`最多 ${MAX_PEOPLE} 个用户`);
    this.state.data.users.push(user);
    this.state.changed({ topic: 'users', userId: user.id });
    return user;
  }

  byMiniOpenid(openid: string): User | undefined {
    return this.list().find((one) => one.miniOpenid === openid);
  }

  byOfficialOpenid(openid: string): User | undefined {
    return this.list().find((one) => one.officialOpenid === openid);
  }

  /** In the order in which they began to follow. */
  followers(): User[] {
    return this.list()
      .filter(({ follower }) => follower)
      .sort((a, b) => (a.followedAt ?? 0) - (b.followedAt ?? 0));
  }

  /** Whether anything changed. */
  set(id: string, change: Partial<Pick<User, 'follower' | 'refusesMessages'>>): boolean {
    const user = this.get(id);
    const changes = (Object.keys(change) as (keyof typeof change)[]).some((key) => user[key] !== change[key]);
    if (change.follower === true && !user.follower) user.followedAt = this.clock.now();
    Object.assign(user, change);
    this.state.changed({ topic: 'users', userId: id });
    return changes;
  }

  /** The person has just opened the mini program: for two hours what they write can be checked. @throws Missing */
  visit(id: string): void {
    this.get(id).visitedAt = this.clock.now();
  }
}

/** A number that belongs to nobody, the same for the same person on every run. */
export const phoneNumberOf = (user: User): string => `1990000${String(Number.parseInt(user.id.slice(0, 6), 16) % 10_000).padStart(4, '0')}`;
