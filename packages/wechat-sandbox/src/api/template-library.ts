import type { Template } from '../options.js';
import { Refusal } from '../refusal.js';
import { channelOf, fieldsOf, isLongTerm } from '../templates.js';
import { accountName } from './accounts.js';
import { OK, type Call, type Reply, type WechatRoute } from './route.js';
import { strictBody } from './strict-body.js';

const CATEGORY = { id: 616, name: '公共资源交易' };

/** The titles that an account may pick its templates from, with their keywords. */
const LIBRARY = [
  { tid: 1001, title: '公告提醒', type: 2, keywords: [['项目', 'thing'], ['环节', 'phrase'], ['时间', 'time'], ['原因', 'thing']] },
  { tid: 1002, title: '受理进度通知', type: 3, keywords: [['事项', 'thing'], ['时间', 'time'], ['状态', 'phrase']] },
] as const;

const wrongArgs = (field: string, why: string): Refusal => new Refusal(200002, 'invalid args', `${field}：${why}`);

const MAX_SCENE_DESC = 15;
const MAX_TEMPLATES = 25;

/** Subscribe templates of the account that calls. */
function ownTemplates({ world, appid }: Call): Template[] {
  const channel = accountName(world, appid) === 'mini' ? 'mini' : 'notice';
  return world.templates.list.filter((one) => channelOf(one) === channel);
}

function listTemplates(call: Call): Reply {
  const data = ownTemplates(call).map((one) => ({
    priTmplId: one.id,
    title: one.title,
    content: one.content,
    example: fieldsOf(one).map(({ label }) => `${label}:示例`).join('\n'),
    type: isLongTerm(one) ? 3 : 2,
    keywordEnumValueList: Object.entries(one.enums ?? {}).map(([keywordCode, enumValueList]) => ({ keywordCode, enumValueList })),
  }));
  return { ...OK, data };
}

function addTemplate(call: Call): Reply {
  const request = strictBody(call.body, { tid: { kind: 'string' }, kidList: { kind: 'array' }, sceneDesc: { kind: 'string' } }, wrongArgs);
  const title = LIBRARY.find((one) => String(one.tid) === request.tid);
  if (!title) throw new Refusal(200014, 'template tid error', '模板库里没有这个 tid');
  const kids = (request.kidList as unknown[]).map((kid) => title.keywords[Number(kid) - 1]);
  if (kids.length < 2 || kids.length > 5 || kids.some((one) => one === undefined)) throw new Refusal(200020, 'kidList invalid', '应为 2 到 5 个关键词');
  if ([...String(request.sceneDesc)].length > MAX_SCENE_DESC) throw new Refusal(200021, 'sceneDesc invalid', `最多 ${MAX_SCENE_DESC} 个字`);
  if (ownTemplates(call).length >= MAX_TEMPLATES) throw new Refusal(200012, 'private template list exceed limit', `最多 ${MAX_TEMPLATES} 个模板`);
  const content = kids.flatMap((keyword, index) => (keyword ? [`${keyword[0]}:{{${keyword[1]}${index + 1}.DATA}}`] : [])).join('\n');
  const prefix = accountName(call.world, call.appid);
  const { id } = call.world.templates.add({ kind: `${prefix}-${title.type === 3 ? 'long' : 'once'}`, title: title.title, content });
  return { ...OK, priTmplId: id };
}

function deleteTemplate(call: Call): Reply {
  const { priTmplId: id } = strictBody(call.body, { priTmplId: { kind: 'string' } }, wrongArgs);
  if (!ownTemplates(call).some((one) => one.id === id)) throw new Refusal(40037, 'invalid template_id');
  call.world.templates.change(String(id), { isDeleted: true });
  return OK;
}

const titlesOf = ({ query }: Call): Reply => {
  const [start, limit] = [Number(query.start ?? 0), Number(query.limit ?? 30)];
  if (!Number.isInteger(start) || !Number.isInteger(limit) || start < 0 || limit < 1 || limit > 30) throw new Refusal(200016, 'start/limit error', 'limit 应为 1 到 30');
  const wanted = (query.ids ?? '').split(',').includes(String(CATEGORY.id)) ? LIBRARY : [];
  const data = wanted.slice(start, start + limit).map(({ tid, title, type }) => ({ tid, title, type, categoryId: String(CATEGORY.id) }));
  return { ...OK, count: wanted.length, data };
};

const keywordsOf = ({ query }: Call): Reply => {
  const title = LIBRARY.find((one) => String(one.tid) === query.tid);
  if (!title) throw new Refusal(200014, 'template tid error', '模板库里没有这个 tid');
  return { ...OK, count: title.keywords.length, data: title.keywords.map(([name, rule], index) => ({ kid: index + 1, name, example: name, rule })) };
};

const officialTemplates = ({ world }: Call): Reply => ({
  template_list: world.templates.list
    .filter((one) => channelOf(one) === 'official')
    .map(({ id, title, content }) => ({ template_id: id, title, primary_industry: '', deputy_industry: '', content, example: '' })),
});

/** Templates as both accounts hold them, and the library that they come from. */
export const templateLibraryRoutes: readonly WechatRoute[] = [
  { method: 'GET', path: '/wxaapi/newtmpl/getcategory', token: 'either', handle: (): Reply => ({ ...OK, data: [CATEGORY] }) },
  { method: 'GET', path: '/wxaapi/newtmpl/getpubtemplatetitles', token: 'either', handle: titlesOf },
  { method: 'GET', path: '/wxaapi/newtmpl/getpubtemplatekeywords', token: 'either', handle: keywordsOf },
  { method: 'GET', path: '/wxaapi/newtmpl/gettemplate', token: 'either', handle: listTemplates },
  { method: 'POST', path: '/wxaapi/newtmpl/addtemplate', token: 'either', handle: addTemplate },
  { method: 'POST', path: '/wxaapi/newtmpl/deltemplate', token: 'either', handle: deleteTemplate },
  { method: 'GET', path: '/cgi-bin/template/get_all_private_template', token: 'official', handle: officialTemplates },
];
