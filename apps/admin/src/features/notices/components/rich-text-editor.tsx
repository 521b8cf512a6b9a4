import { TableKit } from '@tiptap/extension-table';
import { EditorContent, useEditor, type Editor } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { Alert, Button, Input } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { EditorToolbar } from '@/features/notices/components/editor-toolbar';
import { cleanPasted, losesContent } from '@/features/notices/pasted-html';

interface Props {
  /** Given by the form. */
  value?: string;
  onChange?: (html: string) => void;
}

const EXTENSIONS = [StarterKit.configure({ heading: { levels: [2, 3, 4] }, link: { openOnClick: false } }), TableKit.configure({ table: { resizable: false } })];
const ATTRIBUTES = { role: 'textbox', 'aria-multiline': 'true', 'aria-label': '正文', class: 'editor-body' };

const htmlOf = (editor: Editor): string => (editor.isEmpty ? '' : editor.getHTML());

/**
 * An outside change (a restored draft, the source view) reaches the editor; its own does not come back.
 * Tells whether the editor cannot hold what it was given (costly for long bodies, so only then); a body
 * that it cannot hold from the start opens as source.
 */
const useOutsideValue = (editor: Editor | null, value: string, own: { current: string | null }, paused: boolean, openSource: () => void): boolean => {
  const [lossy, setLossy] = useState(false);
  useEffect(() => {
    if (editor === null || paused || value === own.current) return;
    const opening = own.current === null;
    if (!opening) editor.commands.setContent(value, { emitUpdate: false });
    own.current = value;
    const loses = losesContent(value, htmlOf(editor));
    setLossy(loses);
    if (loses && opening) openSource();
  }, [editor, value, own, paused, openSource]);
  return lossy;
};

const PAUSE_MS = 250;

/**
 * Hands the editor's HTML to the form when the typing pauses, for writing out a long table takes a while;
 * `flush` does it at once (a key held with Ctrl, the focus leaving).
 */
const usePausedHtml = (emit: (html: string) => void): { later: (editor: Editor) => void; flush: () => void } => {
  const waiting = useRef<{ editor: Editor; timer: ReturnType<typeof setTimeout> } | null>(null);
  const latest = useRef(emit);
  latest.current = emit;
  const flush = useCallback(() => {
    if (waiting.current === null) return;
    clearTimeout(waiting.current.timer);
    const { editor } = waiting.current;
    waiting.current = null;
    latest.current(htmlOf(editor));
  }, []);
  const later = useCallback(
    (editor: Editor) => {
      if (waiting.current !== null) clearTimeout(waiting.current.timer);
      waiting.current = { editor, timer: setTimeout(flush, PAUSE_MS) };
    },
    [flush],
  );
  useEffect(() => {
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      if (waiting.current !== null) clearTimeout(waiting.current.timer);
    };
  }, [flush]);
  return { later, flush };
};

/**
 * The body of a notice. Until somebody types, the HTML stays byte for byte what it was; a body that the
 * visual editor cannot hold opens as source.
 */
export const RichTextEditor = ({ value = '', onChange }: Props) => {
  const own = useRef<string | null>(null);
  const [images, setImages] = useState(0);
  const [source, setSource] = useState(false);
  const openSource = useCallback(() => setSource(true), []);
  const paused = usePausedHtml((html) => {
    own.current = html;
    onChange?.(html);
  });
  const editor = useEditor({
    extensions: EXTENSIONS,
    content: value,
    injectCSS: false,
    editorProps: {
      attributes: ATTRIBUTES,
      handleKeyDown: (_view, event) => {
        if (event.ctrlKey || event.metaKey) paused.flush();
        return false;
      },
      transformPastedHTML: (html) => {
        const pasted = cleanPasted(html);
        setImages(pasted.images);
        return pasted.html;
      },
    },
    onUpdate: ({ editor: changed }) => paused.later(changed),
    onBlur: paused.flush,
  });
  const lossy = useOutsideValue(editor, value, own, source, openSource);
  return (
    <div className="editor">
      <div className="editor-bar">
        {!source && editor !== null && <EditorToolbar editor={editor} />}
        <Button size="small" type="text" className="editor-source" aria-pressed={source} onClick={() => setSource(!source)}>
          {source ? '回到可视编辑' : 'HTML 源码'}
        </Button>
      </div>
      {lossy && <Alert type="warning" showIcon banner title="这份正文里有可视编辑放不下的内容，请在 HTML 源码里改；在可视编辑里改动会丢掉它们。" />}
      {images > 0 && <Alert type="warning" showIcon closable={{ onClose: () => setImages(0) }} banner title={`粘贴的内容里有 ${images} 张图片没有放进来：请把图片作为附件上传。`} />}
      {source ? (
        <Input.TextArea aria-label="正文 HTML 源码" className="editor-code" autoSize={{ minRows: 14, maxRows: 30 }} value={value} onChange={(event) => onChange?.(event.target.value)} />
      ) : (
        <EditorContent editor={editor} />
      )}
    </div>
  );
};
