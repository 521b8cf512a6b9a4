import type { Attachment, Notice } from '@sunshine/contracts';
import { useEffect, useState } from 'react';
import { Box, Rich, Tap, Words } from '../../components/elements';
import { useOpening } from '../../components/opening';
import { Answer } from '../../components/states';
import { absoluteUrl } from '../../services/http-send';
import { caseUrl } from '../../services/navigate';
import { platform } from '../../services/platform';
import { useNotice } from './use-project';
import { versionWords } from './version-words';

const sizeWords = (size: number | null) => (size === null ? '' : size < 1_048_576 ? `${Math.max(1, Math.round(size / 1024))} KB` : `${(size / 1_048_576).toFixed(1)} MB`);

function Attachments({ files }: { files: Attachment[] }) {
  const opening = useOpening((file: Attachment) => platform.openFile({ url: absoluteUrl(file.url), name: file.name }));
  if (files.length === 0) return null;
  return (
    <Box className="files">
      <Words as="p" className="field-label">{`附件（${files.length}）`}</Words>
      {files.map((file) => (
        <Tap key={file.id} className="file" onTap={() => opening.run(file)}>
          <Words className="file-name">{file.name}</Words>
          <Words className="hint">{sizeWords(file.size)}</Words>
        </Tap>
      ))}
      {opening.busy && <Words as="p" className="hint">正在打开附件…</Words>}
      {opening.ending}
    </Box>
  );
}

function Versions({ notice, shown, onShow }: { notice: Notice; shown: number; onShow: (number: number) => void }) {
  if (notice.versions.length < 2) return null;
  return (
    <Box className="versions">
      <Words as="p">{`这条公告更正过 ${notice.versions.length - 1} 次`}</Words>
      {versionWords(notice, Date.now()).map((version) => (
        <Box key={version.number} className="version">
          <Words>{version.words}</Words>
          {version.number === shown ? <Words className="hint">（正在看）</Words> : <Tap className="text-button" label={`看这一版：${version.words}`} onTap={() => onShow(version.number)}>看这一版</Tap>}
        </Box>
      ))}
    </Box>
  );
}

function noBodyWords(notice: Notice): string {
  if (notice.state === 'withdrawn') return '公告已撤回，内容不再公开。';
  return notice.attachments.length > 0 ? '这条公告没有正文，请看附件。' : '来源只提供了标题，没有正文。';
}

/** A notice opened on its project's page: what changed, the text, the files, where it came from. */
export function NoticeBody({ id, onShown }: { id: string; onShown: () => void }) {
  const [version, setVersion] = useState<number | null>(null);
  const answer = useNotice(id, version);
  const isShown = answer.data !== undefined || answer.error !== null;
  useEffect(() => {
    if (isShown) onShown();
  }, [isShown]);
  return (
    <Box className="notice-body">
      <Answer state={answer} lines={1}>
        {(notice) => (
          <>
            <Versions notice={notice} shown={notice.versionNumber} onShow={setVersion} />
            {notice.bodyHtml || notice.body ? <Rich key={notice.versionNumber} html={notice.bodyHtml} text={notice.body} /> : <Words as="p" className="hint">{noBodyWords(notice)}</Words>}
            <Attachments files={notice.attachments} />
            {notice.sourceName && <Words as="p" className="hint">{`来源：${notice.sourceName}`}</Words>}
            <Tap className="button quiet wide-button" label={`这条公告有错？纠错：${notice.title}`} to={caseUrl('correction', notice.id)}>
              这条公告有错？纠错
            </Tap>
          </>
        )}
      </Answer>
    </Box>
  );
}
