import 'reflect-metadata';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { feedFormats, type FeedFormat, type ImportCounts } from '@sunshine/contracts';
import { createContext } from './app.js';
import type { ImportRejectionEntity, ImportRunEntity } from './modules/feeds/import-run.entity.js';
import { ImportRunnerService, type ImportListener, type ImportOrder } from './modules/feeds/import-runner.service.js';
import { loadConfig } from './platform/config/config.js';
import { ConfigError } from './platform/config/config-error.js';

const USAGE = `用法：npm run import -- --format epoint|jsonl|xlsx [选项] 文件…
  --draft          进入审核，不直接发布
  --no-alerts      不提醒订阅者（导入历史数据时用）
  --source 名称    记录没有写明来源时显示的来源
  --site 网址      补全记录里只有路径的原文地址
退出码：0 文件已读完（个别记录被拒也算）；1 有文件无法读取；2 用法不对`;
const [READ, UNREADABLE, MISUSED, STOPPED] = [0, 1, 2, 130];
const SHOWN_REJECTIONS = 50;
const REPORT_EVERY = 1000;

class UsageError extends Error {}

interface Command {
  files: string[];
  order: Pick<ImportOrder, 'format' | 'asDraft' | 'notify' | 'sourceName' | 'siteUrl'>;
}

function parseCommand(args: string[]): Command {
  let parsed;
  try {
    const text = { type: 'string' } as const;
    const flag = { type: 'boolean' } as const;
    parsed = parseArgs({ args, allowPositionals: true, options: { format: text, source: text, site: text, draft: flag, 'no-alerts': flag, help: flag } });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  const { values, positionals } = parsed;
  if (values.help) throw new UsageError('');
  if (!values.format || !(values.format in feedFormats)) throw new UsageError('请用 --format 指明格式：epoint、jsonl 或 xlsx');
  if (positionals.length === 0) throw new UsageError('请给出要导入的文件');
  if (values.site !== undefined && !URL.canParse(values.site)) throw new UsageError('--site 应为 https:// 开头的网址');
  return { files: positionals, order: { format: values.format as FeedFormat, asDraft: values.draft ?? false, notify: !values['no-alerts'], sourceName: values.source?.slice(0, 60), siteUrl: values.site } };
}

/** Tells a person at the terminal how far it is: one changing line there, a line every thousand records in a log. */
class Reporter implements ImportListener {
  private shown = 0;
  private hidden = 0;
  private reported = 0;

  constructor(private readonly err: NodeJS.WriteStream) {}

  progress({ read, created, updated, rejected, percent }: ImportRunEntity): void {
    const line = `已读 ${read} 条，新建 ${created}，更新 ${updated}，拒绝 ${rejected}${percent === null ? '' : `（${percent}%）`}`;
    if (this.err.isTTY) this.err.write(`\r\u001b[K${line}`);
    else if (read - this.reported >= REPORT_EVERY) {
      this.reported = read;
      this.err.write(`${line}\n`);
    }
  }

  rejected({ position, sourceId, reason }: ImportRejectionEntity): void {
    if (this.shown >= SHOWN_REJECTIONS) this.hidden++;
    else {
      this.shown++;
      this.err.write(`${this.err.isTTY ? '\r\u001b[K' : ''}第 ${position} 条${sourceId === null ? '' : `（${sourceId}）`}未导入：${reason}\n`);
    }
  }

  end(fileName: string, { state, error, masked }: ImportRunEntity): void {
    if (this.err.isTTY) this.err.write('\n');
    if (this.hidden > 0) this.err.write(`另有 ${this.hidden} 条未导入，原因见管理台的导入记录\n`);
    if (masked > 0) this.err.write(`已遮盖个人信息 ${masked} 处\n`);
    if (state !== 'finished') this.err.write(`${fileName}：${error ?? '导入没有完成'}\n`);
  }
}

const KEYS = ['read', 'created', 'updated', 'unchanged', 'rejected'] as const;

async function run({ files, order }: Command): Promise<number> {
  const total: ImportCounts = { read: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 };
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  const context = await createContext(loadConfig());
  let exit = READ;
  try {
    const runner = context.get(ImportRunnerService);
    for (const path of files) {
      const fileName = basename(path);
      const reporter = new Reporter(process.stderr);
      const whole: ImportOrder = { ...order, path, fileName, actor: { kind: 'system', name: '命令行导入' }, startedBy: '命令行导入' };
      const ended = await runner.work(await runner.begin(whole), whole, reporter, stop.signal);
      reporter.end(fileName, ended);
      for (const key of KEYS) total[key] += ended[key];
      if (ended.state === 'failed') exit = UNREADABLE;
      if (stop.signal.aborted) {
        exit = STOPPED;
        break;
      }
    }
  } finally {
    await context.close();
  }
  process.stdout.write(`${JSON.stringify(total)}\n`);
  return exit;
}

async function main(): Promise<number> {
  try {
    return await run(parseCommand(process.argv.slice(2)));
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`${error.message ? `${error.message}\n` : ''}${USAGE}\n`);
      return MISUSED;
    }
    process.stderr.write(`${error instanceof ConfigError ? error.message : `导入失败：${error instanceof Error ? (error.stack ?? error.message) : String(error)}`}\n`);
    return UNREADABLE;
  }
}

process.exit(await main());
