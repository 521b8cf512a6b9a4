import type { NewArticleItem } from './articles.js';
import type { ContentRules } from './content-checks.js';
import type { MenuButton } from './menu.js';

/** What a made-up centre has published; every publication is a list of articles. */
export const DEMO_ARTICLES: readonly (readonly NewArticleItem[])[] = [
  [
    {
      title: '一图读懂：怎样在手机上监督一个交易项目（演示）',
      author: '演示中心',
      digest: '从公告到结果，五步看清一个项目。',
      coverUrl: '/mmbiz/supervise',
      content:
        '<section><p>每一个交易项目都在小程序里公开：公告、变更、开标、结果和合同。</p><p><img class="rich_pages wxw-img" data-src="/mmbiz/supervise-1" data-ratio="0.564" data-w="450" data-type="png" alt="交易项目的五个步骤"></p><p>点开项目页，可以关注、评价、提出建议，也可以一键拨打监督电话。</p></section>',
    },
  ],
  [
    {
      title: '交易服务进乡村：一次院坝会的记录（演示）',
      author: '演示中心',
      digest: '工作人员带着小程序走进院坝，现场教大家订阅公告。',
      coverUrl: '/mmbiz/village',
      content:
        '<p>上周，工作人员来到演示村，向村民介绍怎样查看招标公告。</p><p style="text-align:center"><img data-src="/mmbiz/village-1" data-w="450" alt="院坝会现场（示意图）"></p><p>“以前要跑一趟，现在手机上就能看。”一位参加的村民说。</p>',
    },
    {
      title: '下月开标安排（演示）',
      author: '演示中心',
      coverUrl: '/mmbiz/schedule',
      content: '<p>下月共安排开标 6 场，均可在小程序查看进度。</p><table><tbody><tr><th>日期</th><th>场次</th></tr><tr><td>第一周</td><td>2</td></tr><tr><td>第三周</td><td>4</td></tr></tbody></table>',
    },
  ],
];

export const demoMenu = (miniAppid: string): MenuButton[] => [
  { name: '交易公告', type: 'miniprogram', url: 'http://mp.weixin.qq.com', appid: miniAppid, pagepath: 'pages/home/index' },
  { name: '办事服务', children: [{ name: '办事指南', type: 'view', url: 'https://example.org/guide' }, { name: '联系我们', type: 'click', key: 'CONTACT' }] },
];

export const DEMO_RULES: ContentRules = { risky: ['违规测试词'], review: ['待审测试词'], media: 'pass' };
