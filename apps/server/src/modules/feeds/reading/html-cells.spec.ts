import { describe, expect, it } from '@jest/globals';
import { htmlText } from './html-cells.js';
import { rowOf, valueOf } from './labels.js';

describe('htmlText', () => {
  it('keeps the cells of a row apart and leaves scripts and styles out', () => {
    const { rows } = htmlText('<style>td{}</style><table><tr><td> 招标人:</td><td>甲&nbsp;公司<br>分部</td></tr></table><p>一</p><script>alert(1)</script><p>二</p>');
    expect(rows).toEqual([['招标人:', '甲 公司 分部'], ['一'], ['二']]);
  });

  it('answers links with an http address only', () => {
    const { links } = htmlText('<a href="https://a.example/f.pdf">附件一.pdf</a><a href="javascript:x()">坏</a><a href="/rel">相对</a>');
    expect(links).toEqual([{ name: '附件一.pdf', url: 'https://a.example/f.pdf' }]);
  });

  it('is not hurt by a megabyte of nesting or by tags that never close', () => {
    const started = process.cpuUsage();
    expect(htmlText(`${'<div>'.repeat(200_000)}内容`).rows).toEqual([['内容']]);
    expect(htmlText('<table><tr><td>甲<td>乙').rows).toEqual([['甲', '乙']]);
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(8000);
  });
});

describe('labels', () => {
  const rows = [['1.招标人：甲公司'], ['标段(包)编号:', 'AB-2025-01'], ['名 次', '第一名', '第二名']];

  it('finds a value behind a colon or in the next cell, however the label is written', () => {
    expect(valueOf(rows, ['招标人'])).toBe('甲公司');
    expect(valueOf(rows, ['标段（包）编号'])).toBe('AB-2025-01');
    expect(valueOf(rows, ['中标人'])).toBeNull();
  });

  it('gives the cells behind a row label', () => {
    expect(rowOf(rows, ['名次'])).toEqual(['第一名', '第二名']);
    expect(rowOf(rows, ['报价'])).toEqual([]);
  });
});
