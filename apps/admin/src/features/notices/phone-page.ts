import type { KeyDates, Notice } from '@sunshine/contracts';
import { noticeTypes, tradeCategories } from '@sunshine/contracts/words';
import { formatFen } from '@/lib/money';
import { toDay, toWall } from '@/lib/time';

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const dateLabels: Record<keyof KeyDates, string> = { registrationFrom: '报名开始', registrationUntil: '报名截止', bidDeadline: '投标截止', openingAt: '开标', publicityFrom: '公示开始', publicityUntil: '公示至' };

const fact = (label: string, value: string | null): string => (value === null ? '' : `<dt>${label}</dt><dd>${escapeHtml(value)}</dd>`);

const facts = (notice: Notice): string => {
  const dates = (Object.keys(dateLabels) as (keyof KeyDates)[]).map((name) => {
    const value = notice.keyDates[name];
    return fact(dateLabels[name], value === undefined ? null : value.includes('T') ? toWall(value) : value);
  });
  const winners = notice.winners.map(({ name, amountFen, rank }) => fact(rank === null ? '中标人' : `第 ${rank} 名`, amountFen === null ? name : `${name} · ${formatFen(amountFen)}`));
  const rows = [...dates, fact('金额', notice.amountFen === null ? null : formatFen(notice.amountFen)), ...winners, fact('业主单位', notice.owner?.name ?? null), fact('代理机构', notice.agency?.name ?? null)];
  return `<dl>${rows.join('')}</dl>`;
};

const banner = (notice: Notice): string => {
  if (notice.state === 'withdrawn') return `<p class="late">本公告已撤回：${escapeHtml(notice.stateReason ?? '')}</p>`;
  return notice.stateReason === null ? '' : `<p class="urgent">本公告已更正：${escapeHtml(notice.stateReason)}</p>`;
};

const attachments = (notice: Notice): string => (notice.attachments.length === 0 ? '' : `<h2>附件</h2><ul>${notice.attachments.map(({ name }) => `<li>${escapeHtml(name)}</li>`).join('')}</ul>`);

/**
 * The notice as the phone shows it, as a page of its own for a sandboxed frame without scripts.
 * `colours` are the CSS variables of the shared tokens; `bodyHtml` was cleaned by the server, everything else is escaped here.
 */
export const phonePage = (notice: Notice, colours: string): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>手机预览</title><base target="_blank"><style>
:root{${colours}}
body{margin:0;padding:16px;background:var(--ground);color:var(--ink);font:16px/1.6 -apple-system,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;overflow-wrap:anywhere}
h1{font-size:22px;line-height:1.4;margin:8px 0}h2{font-size:18px;margin:20px 0 8px}
.chips{font-size:14px;color:var(--ink-2)}.chips b{color:var(--brand);border:1px solid;border-radius:4px;padding:1px 6px;margin-right:6px;font-weight:500}
.urgent,.late{padding:8px 12px;border-left:3px solid;margin:8px 0;background:var(--surface)}.urgent{color:var(--urgent)}.late{color:var(--late)}
dl{display:grid;grid-template-columns:auto 1fr;gap:4px 12px;margin:12px 0;padding:12px;background:var(--surface);border:1px solid var(--line);border-radius:8px}
dt{color:var(--ink-2);white-space:nowrap}dd{margin:0;font-variant-numeric:tabular-nums}dl:empty{display:none}
.body{overflow-x:auto}.body table{border-collapse:collapse;font-size:14px}.body td,.body th{border:1px solid var(--line);padding:4px 8px;min-width:5em;vertical-align:top;overflow-wrap:break-word}.body img{max-width:100%}
</style></head><body><main>
${banner(notice)}<div class="chips"><b>${noticeTypes[notice.type].label}</b>${tradeCategories[notice.category].label} · ${escapeHtml(notice.region.name)}${notice.greenChannel ? ' · <span style="color:var(--urgent)">绿色通道</span>' : ''}</div>
<h1>${escapeHtml(notice.title)}</h1><div class="chips">${toDay(notice.publishedAt)}</div>${facts(notice)}
<div class="body">${notice.bodyHtml}</div>${attachments(notice)}
</main></body></html>`;
