import type { ChainedCommands, Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { Button } from 'antd';

interface Tool {
  label: string;
  title: string;
  run: (chain: ChainedCommands) => ChainedCommands;
  active?: (editor: Editor) => boolean;
  inTable?: boolean;
}

const TOOLS: Tool[] = [
  { label: '标题', title: '小标题', run: (chain) => chain.toggleHeading({ level: 3 }), active: (editor) => editor.isActive('heading') },
  { label: '加粗', title: '加粗 Ctrl+B', run: (chain) => chain.toggleBold(), active: (editor) => editor.isActive('bold') },
  { label: '列表', title: '项目列表', run: (chain) => chain.toggleBulletList(), active: (editor) => editor.isActive('bulletList') },
  { label: '编号', title: '编号列表', run: (chain) => chain.toggleOrderedList(), active: (editor) => editor.isActive('orderedList') },
  { label: '插入表格', title: '插入 3 列的表格', run: (chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }) },
  { label: '加行', title: '在下方加一行', run: (chain) => chain.addRowAfter(), inTable: true },
  { label: '加列', title: '在右侧加一列', run: (chain) => chain.addColumnAfter(), inTable: true },
  { label: '删行', title: '删除所在的行', run: (chain) => chain.deleteRow(), inTable: true },
  { label: '删列', title: '删除所在的列', run: (chain) => chain.deleteColumn(), inTable: true },
  { label: '合并/拆分', title: '合并选中的格子，或拆开', run: (chain) => chain.mergeOrSplit(), inTable: true },
  { label: '删表', title: '删除整个表格', run: (chain) => chain.deleteTable(), inTable: true },
  { label: '清除格式', title: '去掉粗体等格式', run: (chain) => chain.unsetAllMarks().clearNodes() },
  { label: '撤销', title: '撤销 Ctrl+Z', run: (chain) => chain.undo() },
  { label: '重做', title: '重做 Ctrl+Y', run: (chain) => chain.redo() },
];

export const EditorToolbar = ({ editor }: { editor: Editor }) => {
  const state = useEditorState({ editor, selector: (context) => ({ inTable: context.editor.isActive('table'), active: TOOLS.map((tool) => tool.active?.(context.editor) ?? false) }) });
  return (
    <div role="toolbar" aria-label="正文格式" className="editor-toolbar">
      {TOOLS.map((tool, index) =>
        tool.inTable && !state.inTable ? null : (
          <Button
            key={tool.label}
            size="small"
            type="text"
            title={tool.title}
            {...(tool.active ? { 'aria-pressed': state.active[index] } : {})}
            className={state.active[index] ? 'is-active' : ''}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => tool.run(editor.chain().focus()).run()}
          >
            {tool.label}
          </Button>
        ),
      )}
    </div>
  );
};
