/**
 * What a mini-program code says: the `scene` of getwxacodeunlimit, at most 32 of WeChat's characters, and the same words in
 * a link. No zod in here, so the phone can import it for a few bytes.
 */

/** What the console draws codes and links for. */
export const codeKinds = { notice: '公告', project: '项目', counter: '服务窗口', page: '页面' } as const;
export type CodeKind = keyof typeof codeKinds;

/** Pages that are opened by their name. */
export const codePages = { 'supervisor-accept': '接受聘任' } as const;
export type CodePage = keyof typeof codePages;
export const isCodePage = (id: string): id is CodePage => Object.hasOwn(codePages, id);

/** One thing that can be opened: a notice's or project's id, a counter of the centre's configuration, or a page by its name. */
export interface CodeTarget {
  kind: CodeKind;
  id: string;
}

/** What a scene may open: also the rating of one finished service, by its token. */
export type SceneKind = CodeKind | 'rating';
export interface SceneTarget {
  kind: SceneKind;
  id: string;
}

const LETTERS = { notice: 'n', project: 'p', counter: 'c', page: 'g', rating: 't' } as const;
const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;
const matches = (pattern: RegExp) => (id: string): boolean => pattern.test(id);
const IS_ID: Record<SceneKind, (id: string) => boolean> = { notice: matches(ULID), project: matches(ULID), counter: matches(/^[a-z0-9-]{1,30}$/), page: isCodePage, rating: matches(/^[0-9A-Za-z_-]{22}$/) };
const kinds = Object.keys(LETTERS) as SceneKind[];

/** Whether the id can stand in a scene. */
const isSceneTarget = ({ kind, id }: SceneTarget): boolean => IS_ID[kind](id);

/** The scene of a target: `n=<id>`, `p=<id>`, `c=<id>`, `g=<name>` or `t=<token>`. Throws RangeError when the id has other characters or is too long. */
export function sceneOf(target: SceneTarget): string {
  if (!isSceneTarget(target)) throw new RangeError(`no scene for the id of this ${target.kind}`);
  return `${LETTERS[target.kind]}=${target.id}`;
}

/** What a decoded scene opens; null when it is none of ours. */
export function targetOf(scene: string): SceneTarget | null {
  const kind = kinds.find((one) => scene.startsWith(`${LETTERS[one]}=`));
  const target = kind && { kind, id: scene.slice(2) };
  return target && isSceneTarget(target) ? target : null;
}
