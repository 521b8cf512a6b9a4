/**
 * What a mini-program code says: the `scene` of getwxacodeunlimit, at most 32 of WeChat's characters, and the same words in
 * a link. No zod in here, so the phone can import it for a few bytes.
 */

/** What a code or a link opens. */
export const codeKinds = { notice: '公告', project: '项目', counter: '服务窗口' } as const;
export type CodeKind = keyof typeof codeKinds;

/** One thing that can be opened: a notice's or project's id, or a counter of the centre's configuration. */
export interface CodeTarget {
  kind: CodeKind;
  id: string;
}

const LETTERS = { notice: 'n', project: 'p', counter: 'c' } as const;
const IDS = { notice: /^[0-9A-HJKMNP-TV-Z]{26}$/, project: /^[0-9A-HJKMNP-TV-Z]{26}$/, counter: /^[a-z0-9-]{1,30}$/ } as const;
const kinds = Object.keys(LETTERS) as CodeKind[];

/** Whether the id can stand in a scene. */
const isCodeTarget = ({ kind, id }: CodeTarget): boolean => IDS[kind].test(id);

/** The scene of a target: `n=<id>`, `p=<id>` or `c=<id>`. Throws RangeError when the id has other characters or is too long. */
export function sceneOf(target: CodeTarget): string {
  if (!isCodeTarget(target)) throw new RangeError(`no scene for the id of this ${target.kind}`);
  return `${LETTERS[target.kind]}=${target.id}`;
}

/** What a decoded scene opens; null when it is none of ours. */
export function targetOf(scene: string): CodeTarget | null {
  const kind = kinds.find((one) => scene.startsWith(`${LETTERS[one]}=`));
  const target = kind && { kind, id: scene.slice(2) };
  return target && isCodeTarget(target) ? target : null;
}
