/**
 * What a mini-program code says: the `scene` of getwxacodeunlimit, at most 32 of WeChat's characters, and the same words in
 * a link. No zod in here, so the phone can import it for a few bytes.
 */

/** What the console draws codes and links for. */
export const codeKinds = { notice: '公告', project: '项目', counter: '服务窗口' } as const;
export type CodeKind = keyof typeof codeKinds;

/** One thing that can be opened: a notice's or project's id, or a counter of the centre's configuration. */
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

const LETTERS = { notice: 'n', project: 'p', counter: 'c', rating: 't' } as const;
const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;
const IDS: Record<SceneKind, RegExp> = { notice: ULID, project: ULID, counter: /^[a-z0-9-]{1,30}$/, rating: /^[0-9A-Za-z_-]{22}$/ };
const kinds = Object.keys(LETTERS) as SceneKind[];

/** Whether the id can stand in a scene. */
const isSceneTarget = ({ kind, id }: SceneTarget): boolean => IDS[kind].test(id);

/** The scene of a target: `n=<id>`, `p=<id>`, `c=<id>` or `t=<token>`. Throws RangeError when the id has other characters or is too long. */
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
