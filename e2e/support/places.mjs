const button = (name) => (page) => page.getByRole('button', { name, exact: true }).first().click();

/** The editor with words that something was found for. */
async function preview(page) {
  await page.getByLabel('含其中任意一个').fill('道路硬化');
  await page.getByText(/过去 30 天有 \d+ 条符合/).waitFor();
  await page.getByRole('button', { name: /^加上 / }).first().waitFor();
}
async function everyCondition(page) {
  await page.getByRole('button', { name: /^更多条件/ }).click();
  await page.getByLabel('业主单位', { exact: true }).fill('示例');
  await page.getByRole('button', { name: /^选 / }).first().click();
}
async function everyTiming(page) {
  await page.getByRole('checkbox', { name: '晚上免打扰' }).click();
  await page.getByRole('checkbox', { name: '先暂停一段时间' }).click();
}
async function log(page) {
  await page.getByRole('button', { name: /看经过$/ }).first().click();
  await page.locator('.step').first().waitFor();
}

/** A bad level, so that its reasons are there; then sent as it is, so that what is missing is said. */
async function unhappy(page) {
  await page.getByRole('radio', { name: '非常不满意' }).click();
  await page.getByRole('button', { name: '提交评价' }).click();
  await page.getByRole('alert').waitFor();
}

async function suggest(page) {
  await page.getByLabel('内容').fill('希望大厅多放几把椅子。');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.getByText('接下来').waitFor();
}
/** With an article open, and sent as it is, so that what is missing is said. */
async function tooShort(page) {
  await page.getByRole('button', { name: '哪天截止：看依据' }).click();
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.getByRole('alert').waitFor();
}
async function ways(page) {
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('button', { name: /^现在不适用的/ }).click();
}
/** The form is open outside the hours, and folded away within them. */
async function callBack(page) {
  const folded = page.getByRole('button', { name: /^打不通/ });
  if (await folded.isVisible()) await folded.click();
  await page.getByRole('button', { name: '请给我回电' }).click();
  await page.getByRole('alert').waitFor();
}

/** Every page of the phone, with what is on it; `act` opens what a person opens there. */
export const phonePlaces = ({ corrected, withdrawn, receipt, objected, questionId, ratingReceipt, ratingToken, articleId, taskId, opinionId }) => [
  { name: 'home', route: '/pages/home/index' },
  { name: 'notices', route: '/pages/notices/index?q=%E9%81%93%E8%B7%AF&category=engineering' },
  { name: 'notices-none', route: '/pages/notices/index?q=%E6%B2%A1%E6%9C%89%E8%BF%99%E6%A0%B7%E7%9A%84%E8%AF%8D' },
  ...['类别', '类型', '地区', '日期', '金额'].map((part, at) => ({ name: `filter-${at + 1}`, route: '/pages/notices/index', act: (page) => page.getByRole('button', { name: new RegExp(`^${part}`) }).click() })),
  { name: 'project', route: `/pages/project/index?id=${corrected.projectId}&notice=${corrected.id}` },
  { name: 'project-menu', route: `/pages/project/index?id=${corrected.projectId}`, act: (page) => page.getByRole('button', { name: '更多' }).click() },
  { name: 'project-suspended', route: `/pages/project/index?id=${objected.projectId}`, act: (page) => page.getByRole('button', { name: '已暂停：看依据' }).click() },
  { name: 'project-ways', route: `/pages/project/index?id=${objected.projectId}`, act: ways },
  { name: 'project-withdrawn', route: `/pages/project/index?id=${withdrawn.projectId}&notice=${withdrawn.id}` },
  { name: 'articles', route: '/pages/articles/index' },
  { name: 'article', route: `/pages/article/index?id=${articleId}` },
  { name: 'supervision', route: '/pages/supervision/index' },
  { name: 'rate', route: '/pages/rate/index?matter=opening', act: unhappy },
  { name: 'rate-token', route: `/pages/rate/index?t=${ratingToken}`, act: unhappy },
  { name: 'rate-survey', route: '/pages/rate/index?matter=survey', act: (page) => page.getByRole('radio', { name: '1 分' }).first().waitFor() },
  { name: 'rate-no-token', route: '/pages/rate/index?t=nothing' },
  { name: 'my-ratings', route: '/pages/my-rating/index' },
  { name: 'my-rating', route: `/pages/my-rating/index?receipt=${ratingReceipt}`, act: (page) => page.getByText('退保证金等了很久').waitFor() },
  { name: 'my-rating-change', route: `/pages/my-rating/index?receipt=${ratingReceipt}`, act: (page) => page.getByRole('button', { name: /^改评价/ }).click() },
  { name: 'figures', route: '/pages/figures/index', act: (page) => page.getByRole('button', { name: /展开/ }).first().click() },
  ...['整改结果', '认定不实'].map((part, at) => ({ name: `figures-${at + 1}`, route: '/pages/figures/index', act: (page) => page.getByRole('radio', { name: part }).click() })),
  { name: 'kiosk', route: '/pages/kiosk/index?counter=hall-2', act: (page) => page.getByRole('button', { name: '开始评价' }).click() },
  { name: 'rate-counter', route: '/pages/scan/index?scene=c%3Dhall-2', act: (page) => page.getByText('您在评价').waitFor() },
  { name: 'scan-none', route: '/pages/scan/index?scene=nothing' },
  { name: 'case-kinds', route: '/pages/case/index', act: (page) => page.getByText('随时可以提').first().waitFor() },
  { name: 'case', route: '/pages/case/index?kind=enquiry', act: (page) => page.getByRole('button', { name: /^交给谁办/ }).click() },
  { name: 'case-sent', route: '/pages/case/index?kind=suggestion', act: suggest },
  { name: 'case-open', route: `/pages/case/index?kind=objection&notice=${objected.id}`, act: tooShort },
  { name: 'case-late', route: `/pages/case/index?kind=objection&notice=${corrected.id}`, act: (page) => page.getByRole('button', { name: '仍要提交' }).waitFor() },
  { name: 'case-wrong', route: `/pages/case/index?kind=challenge&notice=${objected.id}`, act: (page) => page.getByRole('link', { name: /^改为异议/ }).waitFor() },
  { name: 'case-correction', route: `/pages/case/index?kind=correction&notice=${corrected.id}` },
  { name: 'receipt', route: `/pages/receipt/index?receipt=${receipt}`, act: (page) => page.getByRole('link', { name: '评价这次答复' }).waitFor() },
  { name: 'receipt-open', route: `/pages/receipt/index?receipt=${objected.receipt}`, act: (page) => page.getByRole('button', { name: /^补充材料/ }).click() },
  { name: 'receipt-withdraw', route: `/pages/receipt/index?receipt=${objected.receipt}`, act: (page) => page.getByRole('button', { name: '撤回', exact: true }).click() },
  { name: 'receipts', route: '/pages/receipt/index', act: (page) => page.getByText('我提交过的').waitFor() },
  { name: 'questions', route: '/pages/questions/index', act: (page) => page.getByRole('link', { name: /报名需要带哪些材料/ }).waitFor() },
  { name: 'question', route: `/pages/questions/question?id=${questionId}` },
  { name: 'hotline', route: '/pages/hotline/index', act: callBack },
  { name: 'supervisors', route: '/pages/supervisors/index' },
  ...['意见和答复', '评议结果'].map((part, at) => ({ name: `supervisors-${at + 1}`, route: '/pages/supervisors/index', act: (page) => page.getByRole('radio', { name: part }).click() })),
  { name: 'supervisors-opinion', route: `/pages/supervisors/opinion/index?id=${opinionId}`, act: (page) => page.getByRole('button', { name: /^署名核验/ }).click() },
  { name: 'supervisor', route: '/pages/supervisor/index', act: (page) => page.getByText('要您判断的').waitFor() },
  { name: 'supervisor-accept', route: '/pages/supervisor/accept/index' },
  { name: 'supervisor-task', route: `/pages/supervisor/task/index?id=${taskId}`, act: (page) => page.getByLabel('监督报告').waitFor() },
  { name: 'supervisor-opinion', route: '/pages/supervisor/opinion/index', act: (page) => page.getByRole('radio', { name: '项目' }).click() },
  ...['opinions', 'appraisal', 'rectifications', 'flags', 'trail', 'record'].map((part) => ({ name: `supervisor-${part}`, route: `/pages/supervisor/${part}/index` })),
  { name: 'organisation', route: '/pages/organisation/index' },
  { name: 'limits', route: '/pages/limits/index', act: (page) => page.getByRole('button', { name: /^算一算/ }).first().click() },
  { name: 'mine', route: '/pages/mine/index' },
  { name: 'alerts', route: '/pages/alerts/index' },
  { name: 'alerts-pause', route: '/pages/alerts/index', act: (page) => page.getByRole('button', { name: /^暂停订阅/ }).click() },
  { name: 'alert', route: '/pages/alert/index' },
  { name: 'alert-preview', route: '/pages/alert/index', act: preview },
  { name: 'alert-conditions', route: '/pages/alert/index', act: everyCondition },
  { name: 'alert-timing', route: '/pages/alert/index', act: everyTiming },
  { name: 'alert-weekly', route: '/pages/alert/index', act: (page) => page.getByRole('radio', { name: '每周汇总' }).click() },
  { name: 'inbox', route: '/pages/inbox/index' },
  { name: 'inbox-log', route: '/pages/inbox/index', act: log },
  { name: 'inbox-undelivered', route: '/pages/inbox/index', act: (page) => page.getByRole('radio', { name: '未送到微信' }).click() },
  { name: 'inbox-top-up', route: '/pages/inbox/index?topup=1', act: (page) => page.getByRole('button', { name: '补充一次' }).waitFor() },
  { name: 'follows', route: '/pages/follows/index' },
  { name: 'follows-owners', route: '/pages/follows/index', act: (page) => page.getByRole('radio', { name: '业主单位' }).click() },
  { name: 'account', route: '/pages/account/index', act: (page) => page.getByRole('button', { name: /下移$/ }).first().waitFor() },
  { name: 'privacy', route: '/pages/privacy/index' },
  { name: 'privacy-reminders', route: '/pages/privacy/index', act: (page) => page.getByRole('switch', { name: '公告提醒' }).click() },
  { name: 'privacy-erase', route: '/pages/privacy/index', act: (page) => page.getByRole('button', { name: '删除我的数据' }).click() },
];

const firstRow = (page) => page.locator('tbody tr.ant-table-row').first().click();

/** Every page of the console, as the administrator sees it. */
export const consolePlaces = ({ corrected, inReviewId, draftId }) => [
  { name: 'overview', route: '' },
  { name: 'notices', route: 'notices' },
  { name: 'keys', route: 'notices', act: (page) => page.getByRole('button', { name: '快捷键' }).click() },
  { name: 'notice-new', route: 'notices/new' },
  { name: 'notice-draft', route: `notices/${draftId}` },
  { name: 'notice-review', route: `notices/${inReviewId}` },
  { name: 'notice-approve', route: `notices/${inReviewId}`, act: async (page) => (await button('全部打码')(page), await button('批准发布')(page)) },
  { name: 'notice-return', route: `notices/${inReviewId}`, act: button('退回') },
  { name: 'notice-public', route: `notices/${corrected.id}` },
  { name: 'review', route: 'review' },
  { name: 'articles', route: 'articles' },
  { name: 'article-hide', route: 'articles', act: (page) => page.getByRole('button', { name: '隐藏' }).first().click() },
  { name: 'imports', route: 'imports' },
  { name: 'rejections', route: 'imports', act: (page) => page.getByRole('button', { name: /看原因/ }).first().click() },
  { name: 'deliveries', route: 'deliveries' },
  { name: 'delivery', route: 'deliveries', act: async (page) => (await firstRow(page), await page.locator('.delivery-steps').waitFor()) },
  { name: 'delivery-retry-all', route: 'deliveries', act: async (page) => (await button('批量再试')(page), await page.getByRole('dialog').waitFor()) },
  { name: 'delivery-health', route: 'delivery-health' },
  { name: 'delivery-health-week', route: 'delivery-health?hours=168' },
  { name: 'wechat', route: 'wechat' },
  { name: 'cases', route: 'cases' },
  { name: 'case', route: 'cases', act: firstRow },
  { name: 'ratings', route: 'ratings' },
  { name: 'rating', route: 'ratings', act: firstRow },
  { name: 'exclusions', route: 'exclusions' },
  { name: 'exclusion', route: 'exclusions', act: firstRow },
  { name: 'rectifications', route: 'rectifications' },
  { name: 'rectification', route: 'rectifications', act: firstRow },
  { name: 'gaming', route: 'gaming' },
  { name: 'figures', route: 'figures' },
  { name: 'opinions', route: 'opinions' },
  { name: 'opinion', route: 'opinions', act: firstRow },
  { name: 'supervision-tasks', route: 'supervision-tasks' },
  { name: 'supervision-task', route: 'supervision-tasks', act: firstRow },
  { name: 'supervision-task-new', route: 'supervision-tasks', act: button('交办任务') },
  { name: 'supervisors', route: 'supervisors' },
  { name: 'supervisor', route: 'supervisors', act: firstRow },
  { name: 'supervisor-records', route: 'supervisor-records' },
  { name: 'rating-forms', route: 'rating-forms' },
  { name: 'rating-form', route: 'rating-forms/survey', act: button('加选择题') },
  { name: 'rating-form-versions', route: 'rating-forms/survey', act: (page) => page.getByRole('tab', { name: /^历次版本/ }).click() },
  { name: 'rating-form-print', route: 'rating-forms/survey/print' },
  { name: 'services', route: 'services' },
  { name: 'paper-ratings', route: 'paper-ratings' },
  { name: 'content-checks', route: 'content-checks' },
  { name: 'content-check', route: 'content-checks', act: firstRow },
  { name: 'content-refuse', route: 'content-checks', act: async (page) => (await firstRow(page), await button('不通过')(page)) },
  { name: 'codes', route: 'codes' },
  { name: 'code', route: `codes/notice/${corrected.id}`, act: button('生成链接') },
  { name: 'poster', route: `codes/counter/hall-1/poster` },
  { name: 'members', route: 'members' },
  { name: 'member-new', route: 'members', act: button('添加人员') },
  { name: 'holidays', route: 'holidays' },
  { name: 'holiday-year', route: 'holidays', act: button('看安排：2026 年') },
  { name: 'audit', route: 'audit' },
  { name: 'password', route: 'password' },
];
