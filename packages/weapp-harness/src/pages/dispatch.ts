import type { TreeNode } from '../tree/node.js';
import type { Page } from './page.js';

/** Events that go on to the parents; all others stay at their node. */
const BUBBLING = new Set(['tap', 'longpress', 'longtap', 'touchstart', 'touchmove', 'touchend', 'touchcancel', 'animationend', 'transitionend']);

/**
 * Sends an event as the view layer does: to the node, then to its parents until one catches it, each time to the handler's owner.
 * Returns whether any handler was called.
 */
export function dispatch(page: Page, target: TreeNode, type: string, detail: Record<string, unknown>): boolean {
  const timeStamp = Math.round(performance.now());
  let isHandled = false;
  for (let node: TreeNode | undefined = target; node !== undefined; node = BUBBLING.has(type) ? node.parent : undefined) {
    const handler = node.handlers.get(type);
    if (handler === undefined) continue;
    isHandled = true;
    page.callHandler(node.owner, handler.method, { type, timeStamp, detail, target: place(target), currentTarget: place(node), touches: [], changedTouches: [], mark: {} });
    if (handler.isCatch) break;
  }
  return isHandled;
}

/** The nearest node, itself included, that a press reaches with its own meaning (button, navigator) and that refuses it. */
export function isDisabled(target: TreeNode): boolean {
  for (let node: TreeNode | undefined = target; node !== undefined; node = node.parent) {
    if (node.tag === 'button' || node.tag === 'input' || node.tag === 'textarea') return node.attrs['disabled'] === true || node.attrs['disabled'] === 'true';
  }
  return false;
}

/** What the fields of a form hold, by their names. */
export function formValues(form: TreeNode, typed: (node: TreeNode) => unknown): Record<string, unknown> {
  const fields = [...form.visible()].filter((node) => node.attrs['name'] !== undefined);
  return Object.fromEntries(fields.map((node) => [String(node.attrs['name']), typed(node)]));
}

/** The nearest node of a tag at or above this one. */
export function closest(target: TreeNode, tag: string): TreeNode | undefined {
  for (let node: TreeNode | undefined = target; node !== undefined; node = node.parent) if (node.tag === tag) return node;
  return undefined;
}

function place(node: TreeNode): Record<string, unknown> {
  return { id: node.id, dataset: { ...node.dataset }, offsetLeft: 0, offsetTop: 0 };
}
