import type { TreeNode } from '../tree/node.js';

type Callback = ((result: unknown) => void) | undefined;

interface Box {
  width: number;
  height: number;
}

const ROW_HEIGHT = 44;

/**
 * `createSelectorQuery` without a layout: a node that exists measures one row of the window, one that does not gives null.
 * Selectors by id are looked up; any other means the page.
 */
export function createSelectorQuery(root: () => TreeNode, window: Box, later: (run: () => void) => void): Record<string, unknown> {
  const answers: (() => unknown)[] = [];
  const measure = (selector: string): unknown => {
    const isId = selector.startsWith('#');
    const node = isId ? [...root().visible()].find(({ id }) => id === selector.slice(1)) : root();
    if (node === undefined) return null;
    const height = isId ? ROW_HEIGHT : window.height;
    return { id: node.id, dataset: node.dataset, left: 0, top: 0, right: window.width, bottom: height, width: window.width, height };
  };
  const nodes = (ask: () => unknown) => {
    const take = (callback?: unknown) => {
      answers.push(() => {
        const result = ask();
        if (typeof callback === 'function') (callback as NonNullable<Callback>)(result);
        return result;
      });
      return query;
    };
    return { boundingClientRect: take, scrollOffset: take, fields: (_: unknown, callback: unknown) => take(callback), node: take, context: take };
  };
  const query: Record<string, unknown> = {
    in: () => query,
    select: (selector: string) => nodes(() => measure(selector)),
    selectAll: (selector: string) => nodes(() => [measure(selector)].filter((box) => box !== null)),
    selectViewport: () => nodes(() => ({ scrollTop: 0, scrollLeft: 0, width: window.width, height: window.height })),
    exec: (callback: Callback) => later(() => callback?.(answers.map((answer) => answer()))),
  };
  return query;
}
