import type { CasePath } from '@sunshine/contracts';
import { caseKinds, pathStandings } from '@sunshine/contracts/words';
import { caseUrl } from '../services/navigate';
import { dueWords, untilOf } from '../wording/limits';
import { Box } from './elements';
import { MenuRow } from './menu-row';

const until = (path: CasePath, now: number) => (path.until ? `截止 ${dueWords(untilOf(path.until, now))}` : path.untilWords);
const note = (path: CasePath, now: number) => (path.may ? [path.title === caseKinds[path.kind] ? null : path.title, until(path, now)].filter(Boolean).join('；') : (path.why ?? pathStandings[path.standing]));

interface PathRowsProps {
  paths: CasePath[];
  noticeId: string | null;
  now: number;
  onTap?: () => void;
}

/** Ways to raise something, each with until when, or why not now. */
export function PathRows({ paths, noticeId, now, onTap }: PathRowsProps) {
  return (
    <Box as="ul" className="rows">
      {paths.map((path) => (
        <MenuRow key={path.kind} title={caseKinds[path.kind]} note={note(path, now)} to={caseUrl(path.kind, noticeId)} {...(onTap ? { onTap } : {})} />
      ))}
    </Box>
  );
}
