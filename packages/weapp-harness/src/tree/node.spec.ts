import { expect, it } from '@jest/globals';
import { TreeNode } from './node.js';

const rich = (nodes: unknown): string => {
  const node = new TreeNode('rich-text', undefined, {});
  node.attrs['nodes'] = nodes;
  return node.text;
};

it('reads the text of rich text as HTML and as nodes', () => {
  expect(rich('<p>甲 &amp; <b>乙</b></p>\n<p class="x">丙&nbsp;丁</p>')).toBe('甲 & 乙\n丙 丁');
  expect(rich([{ name: 'p', children: [{ type: 'text', text: '甲' }, { name: 'b', children: [{ type: 'text', text: '乙' }] }] }, { name: 'p', children: [{ type: 'text', text: '丙' }] }])).toBe('甲乙\n丙');
  expect(rich(undefined)).toBe('');
});
it('reads deep trees in one pass', () => {
  const root = new TreeNode('view', undefined, {});
  let at = root;
  for (let depth = 0; depth < 200; depth += 1) {
    const child = new TreeNode('view', at, {});
    at.children.push(child);
    at = child;
  }
  at.children.push(TreeNode.text('最深处', at, {}));
  expect(root.text).toBe('最深处');
});
