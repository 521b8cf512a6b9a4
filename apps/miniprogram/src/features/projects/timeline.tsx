import type { Project } from '@sunshine/contracts';
import { noticeTypes } from '@sunshine/contracts/words';
import { useRef, useState } from 'react';
import { Box, Heading, Tap, Words } from '../../components/elements';
import { FactLine } from '../../components/fact-line';
import { StateLine } from '../../components/notice-card';
import { scrollTo } from '../../services/navigate';
import { postedWords } from '../../wording/dates';
import { factOf } from '../../wording/facts';
import { NoticeBody } from './notice-body';

const anchor = (id: string) => `notice-${id}`;

interface EntryProps {
  project: Project;
  notice: Project['notices'][number];
  now: number;
  isOpen: boolean;
  onToggle: () => void;
  onShown: () => void;
}

function Entry({ project, notice, now, isOpen, onToggle, onShown }: EntryProps) {
  const fact = factOf({ ...notice, category: project.category, keyDates: {} }, now);
  return (
    <Box as="li" id={anchor(notice.id)} className={`entry ${isOpen ? 'entry-open' : ''}`}>
      <StateLine state={notice.state} reason={notice.stateReason} />
      <Tap className="entry-tap" expanded={isOpen} onTap={onToggle}>
        <Box className="entry-head">
          <Words className="chip">{noticeTypes[notice.type].label}</Words>
          <Words className="card-day">{postedWords(notice.publishedAt, now)}</Words>
        </Box>
        <Words as="p" className="entry-title">
          {notice.title}
        </Words>
        {fact && <FactLine fact={fact} />}
        <Words className="entry-more">{isOpen ? '收起' : '展开全文'}</Words>
      </Tap>
      {isOpen && <NoticeBody id={notice.id} onShown={onShown} />}
    </Box>
  );
}

/** All notices of a project, newest first; the one that a message named is open and in view. */
export function Timeline({ project, opened }: { project: Project; opened: string | undefined }) {
  const notices = [...project.notices].reverse();
  const named = notices.find((notice) => notice.id === opened);
  const first = named ?? (notices.length === 1 ? notices[0] : undefined);
  const [openIds, setOpenIds] = useState<string[]>(first ? [first.id] : []);
  // Once, when the page opens: later openings are the reader's own. Before its text is there, the last notice has no room to come up.
  const isBrought = useRef(false);
  const bring = (id: string) => {
    if (isBrought.current || id !== named?.id || notices.length < 2) return;
    isBrought.current = true;
    scrollTo(`#${anchor(id)}`);
  };
  const toggle = (id: string) => setOpenIds(openIds.includes(id) ? openIds.filter((other) => other !== id) : [...openIds, id]);
  return (
    <Box as="section" className="block">
      <Heading level={2} className="block-title">{`全部公告（${notices.length}）`}</Heading>
      <Box as="ol" className="timeline">
        {notices.map((notice) => (
          <Entry key={notice.id} project={project} notice={notice} now={Date.now()} isOpen={openIds.includes(notice.id)} onToggle={() => toggle(notice.id)} onShown={() => bring(notice.id)} />
        ))}
      </Box>
    </Box>
  );
}
