import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Article } from './content/articles.js';
import type { ContentRules } from './content/content-checks.js';
import type { MenuButton } from './content/menu.js';
import type { Channel } from './templates.js';

/** A fictitious person of this WeChat, with the names that both accounts know them by. */
export interface User {
  id: string;
  name: string;
  miniOpenid: string;
  officialOpenid: string;
  unionid: string;
  /** Follows the official account. */
  follower: boolean;
  /** Follows it, but has switched its messages off: sends are accepted and fail afterwards. */
  refusesMessages: boolean;
  /** When this person last opened the mini program; milliseconds since the epoch. */
  visitedAt?: number | undefined;
  /** When this person began to follow; milliseconds since the epoch. */
  followedAt?: number | undefined;
}

/** A message that arrived on a person's phone. */
export interface Message {
  id: string;
  userId: string;
  channel: Channel;
  templateId: string;
  title: string;
  fields: { label: string; key: string; value: string }[];
  /** Mini-program page with query that a tap opens. */
  page?: string;
  /** Web address that a tap opens, for clients without the mini program. */
  url?: string;
  /** Milliseconds since the epoch. */
  at: number;
}

export interface StateData {
  version: 2;
  users: User[];
  /** `userId/templateId` to accepted messages left; 1 for a long-term template that is on. */
  credits: Record<string, number>;
  messages: Message[];
  lastMsgid: string;
  /** Newest last. */
  articles: Article[];
  menu: MenuButton[];
  contentRules: ContentRules;
}

/** What changed, for whoever shows it. */
export interface Change {
  topic: 'users' | 'credits' | 'messages' | 'log' | 'articles' | 'settings';
  userId?: string;
}

const SAVE_AFTER_MS = 100;

/** People, credits, messages and articles, kept in a file if one is named. */
export class State {
  private readonly listeners = new Set<(change: Change) => void>();
  private timer: NodeJS.Timeout | undefined;
  private saving: Promise<void> = Promise.resolve();

  private constructor(
    private readonly file: string | undefined,
    readonly data: StateData,
  ) {}

  /** @throws Error in Chinese when the file exists and cannot be used */
  static async load(file: string | undefined, fresh: () => StateData): Promise<State> {
    return new State(file, { ...fresh(), ...(file === undefined ? undefined : await readState(file)) });
  }

  onChange(listener: (change: Change) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  changed(change: Change): void {
    for (const listener of this.listeners) listener(change);
    if (this.file === undefined || change.topic === 'log') return;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.save();
    }, SAVE_AFTER_MS);
  }

  /** Everything that changed is in the file. */
  async flush(): Promise<void> {
    if (this.timer) {
      clearTimeout(this.timer);
      this.timer = undefined;
      this.save();
    }
    await this.saving;
  }

  private save(): void {
    const { file } = this;
    if (file === undefined) return;
    const text = JSON.stringify(this.data);
    this.saving = this.saving
      .then(() => writeAtomically(file, text))
      .catch((error: unknown) => {
        process.stderr.write(`微信沙箱：状态文件 ${file} 写不进去（${String(error)}）\n`);
      });
  }
}

async function writeAtomically(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.tmp`;
  await writeFile(draft, text, { mode: 0o600 });
  await rename(draft, file);
}

/** What an older version has not kept yet is absent here and comes fresh. */
async function readState(file: string): Promise<Partial<StateData> | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const unusable = new Error(`微信沙箱的状态文件 ${file} 已损坏，请删除后重新启动`);
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw unusable;
  }
  if (typeof data !== 'object' || data === null || !('version' in data) || (data.version !== 1 && data.version !== 2)) throw unusable;
  return { ...data, version: 2 };
}
