import type { OpinionDetail } from '@sunshine/contracts';
import { useState } from 'react';
import { Box, Heading, Words } from '../../components/elements';
import { Fold } from '../../components/fold';
import { UploadList } from '../../components/upload-list';
import { momentWords } from '../../wording/dates';
import { aboutWords, clockWords } from './supervisor-words';

/** What was said and signed, and what the centre answered. */
export function OpinionView({ opinion }: { opinion: OpinionDetail }) {
  const now = Date.now();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Heading level={2} className="card-title">
        {aboutWords(opinion, now)}
      </Heading>
      <Words as="p">{opinion.text}</Words>
      {opinion.attached > 0 && opinion.files.length === 0 && <Words as="p" className="hint">{`附 ${opinion.attached} 个附件，和答复一起公开`}</Words>}
      <UploadList files={opinion.files} />
      <Words as="p" className="hint">{`监督员 ${opinion.supervisorName} 署名 · ${momentWords(opinion.signedAt, now)}`}</Words>
      <Box className="answer">
        <Words as="p" className={`field-label ${opinion.overdue ? 'late-words' : ''}`}>
          {opinion.answeredAt ? `中心答复（${momentWords(opinion.answeredAt, now)}）` : clockWords(opinion, now)}
        </Words>
        <Words as="p">{opinion.answer ?? opinion.clock}</Words>
        {opinion.lateReason !== null && <Words as="p">{`晚于期限的原因：${opinion.lateReason}`}</Words>}
      </Box>
      <Fold title="署名核验" note="怎么知道没有被改过" isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
        <Words as="p" className="hint">下面这段文字的 SHA-256 就是签名值，改动一个字就对不上。</Words>
        <Words as="p" className="signed-text">{opinion.signedText}</Words>
        <Words as="p" className="signed-text">{opinion.signature}</Words>
      </Fold>
    </>
  );
}
