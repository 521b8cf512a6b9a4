import { describe, expect, it } from '@jest/globals';
import { withoutBlanketBold } from './bold.js';

describe('withoutBlanketBold', () => {
  it('takes the bold off a page that is bold throughout, but for its headings', () => {
    expect(withoutBlanketBold('<p><span><b>一、招标概况</b></span></p><p><B class="x"><span>&nbsp;本工程于近日开标，现将候选人公示如下。</span></B></p>')).toBe(
      '<p><span><b>一、招标概况</b></span></p><p><span>&nbsp;本工程于近日开标，现将候选人公示如下。</span></p>',
    );
  });

  it('leaves a page alone where bold stresses something', () => {
    const page = '<p>投标截止时间为<b>九点整</b>，逾期送达的投标文件不予受理。<br>请留意。</p>';
    expect(withoutBlanketBold(page)).toBe(page);
  });

  it('stays quick on hostile tags', () => {
    const started = process.cpuUsage();
    for (const part of ['<b ', '<b>', '</b>', '<b<']) withoutBlanketBold(part.repeat(300_000));
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(8000);
  });
});
