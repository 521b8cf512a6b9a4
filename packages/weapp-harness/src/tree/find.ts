import type { Finder } from '../types.js';
import type { TreeNode } from './node.js';

/** The first visible node that the finder means, the innermost where nodes lie in each other; undefined when there is none. */
export function findNode(root: TreeNode, finder: Finder): TreeNode | undefined {
  const nodes = [...root.visible()];
  if (typeof finder === 'string') return finder.startsWith('#') ? byId(nodes, finder.slice(1)) : byWords(nodes, finder);
  if (finder instanceof RegExp) return innermost(nodes.filter(({ text }) => finder.test(text)))[0];
  const fits = nodes.filter(
    (node) =>
      (finder.id === undefined || node.id === finder.id) &&
      (finder.tag === undefined || node.tag === finder.tag) &&
      (finder.label === undefined || isSaid(finder.label, labelOf(node))) &&
      (finder.text === undefined || isSaid(finder.text, node.text)),
  );
  return innermost(fits)[finder.index ?? 0];
}

function byId(nodes: TreeNode[], id: string): TreeNode | undefined {
  return nodes.find((node) => node.id === id);
}

/** Whole before part, and what a screen reader says beside what the eye reads. */
function byWords(nodes: TreeNode[], words: string): TreeNode | undefined {
  const whole = nodes.filter((node) => labelOf(node) === words || node.text.trim() === words || node.attrs['placeholder'] === words);
  if (whole.length > 0) return innermost(whole)[0];
  return innermost(nodes.filter((node) => labelOf(node).includes(words) || node.text.includes(words)))[0];
}

function innermost(nodes: TreeNode[]): TreeNode[] {
  const outer = new Set<TreeNode>();
  for (const node of nodes) for (let up = node.parent; up !== undefined; up = up.parent) outer.add(up);
  return nodes.filter((node) => !outer.has(node));
}

function labelOf(node: TreeNode): string {
  return String(node.attrs['aria-label'] ?? '');
}

function isSaid(wanted: string | RegExp, said: string): boolean {
  return typeof wanted === 'string' ? said.trim() === wanted : wanted.test(said);
}
