import type { CasePath } from '@sunshine/contracts';
import { addresseeRoles, caseFields } from '@sunshine/contracts/words';
import { useState } from 'react';
import { Box, Heading, Words } from '../../components/elements';
import { Fold } from '../../components/fold';
import { AheadFact, LawFact, LimitFact } from '../../components/law-fact';
import { dueOf, dueWords, lawWords, untilOf } from '../../wording/limits';

const addressee = ({ role, name, phone }: CasePath['toWhom']) => [name, role === 'centre' ? '' : `（${addresseeRoles[role]}）`, phone ? ` ${phone}` : ''].join('');

interface PathProps {
  path: CasePath;
  now: number;
}

function PathFacts({ path, now }: PathProps) {
  return (
    <>
      <Box as="ul" className="facts">
        <LawFact name="谁可以提" value={path.who} law={lawWords(path) || null} />
        {path.until ? <LimitFact name="哪天截止" limit={path.until} due={untilOf(path.until, now)} /> : <LawFact name="哪天截止" value={path.untilWords} law={null} />}
        <LawFact name="向谁提" value={addressee(path.toWhom)} law={null} />
        <LawFact name="要写明" value={path.mustContain.map((field) => caseFields[field]).join('、')} law={null} />
        {path.suspends && <LawFact name="会暂停吗" value={path.suspends.sentence} law={lawWords(path.suspends)} />}
        {path.acceptBy && <AheadFact name="受理期限" limit={path.acceptBy} now={now} />}
        {path.answerBy && <AheadFact name="答复期限" limit={path.answerBy} now={now} />}
      </Box>
      {path.notes.map((note) => (
        <Words as="p" className="hint" key={note}>
          {note}
        </Words>
      ))}
    </>
  );
}

/** The legal path of a kind of case in plain words, each with its article. A kind that the law does not know here has none. */
export function PathBox({ path, now }: PathProps) {
  if (path.who === '') return null;
  return (
    <Box as="section" className="block">
      <Heading level={2} className="block-title">
        {path.title}
      </Heading>
      <PathFacts path={path} now={now} />
    </Box>
  );
}

/** The same out of the way, where nothing in it can go wrong for the filer. */
export function FoldedPath({ path, now }: PathProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Fold title="交给谁办、几天答复" note={path.answerBy ? `今天提交，答复不晚于 ${dueWords(dueOf(path.answerBy, now))}` : path.toWhom.name} isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
      <PathFacts path={path} now={now} />
    </Fold>
  );
}
