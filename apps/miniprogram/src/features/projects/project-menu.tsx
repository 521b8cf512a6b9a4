import type { CasePath, CasePathList, Hotline } from '@sunshine/contracts';
import { useState } from 'react';
import { Box, Words } from '../../components/elements';
import { Fold } from '../../components/fold';
import { HotlineButton } from '../../components/hotline-button';
import { MenuRow } from '../../components/menu-row';
import { PathRows } from '../../components/path-rows';
import { Sheet } from '../../components/sheet';
import { Answer } from '../../components/states';
import { api } from '../../services/api';
import { caseUrl } from '../../services/navigate';
import { useAnswer } from '../../services/use-answer';

interface ProjectMenuProps {
  noticeId: string | undefined;
  hotlines: Hotline[];
  onClose: () => void;
}

/** The menu's own first row. */
const isCorrection = ({ kind }: CasePath) => kind === 'correction';

function Closed({ paths, noticeId, onClose }: { paths: CasePath[]; noticeId: string; onClose: () => void }) {
  const [isOpen, setOpen] = useState(false);
  if (paths.length === 0) return null;
  return (
    <Fold title="现在不适用的" note="为什么，可以改提什么" isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
      <PathRows paths={paths} noticeId={noticeId} now={Date.now()} onTap={onClose} />
    </Fold>
  );
}

/** What can be raised about this notice today; what cannot is explained. */
function Ways({ noticeId, onClose }: { noticeId: string; onClose: () => void }) {
  const paths = useAnswer<CasePathList>(() => api.get('/api/cases/paths', { query: { noticeId } }), noticeId);
  return (
    <Answer state={paths} lines={1}>
      {({ items }) => {
        const others = items.filter((path) => !isCorrection(path));
        return (
          <>
            <PathRows paths={others.filter(({ may }) => may)} noticeId={noticeId} now={Date.now()} onTap={onClose} />
            <Closed paths={others.filter(({ may }) => !may)} noticeId={noticeId} onClose={onClose} />
          </>
        );
      }}
    </Answer>
  );
}

export function ProjectMenu({ noticeId, hotlines, onClose }: ProjectMenuProps) {
  return (
    <Sheet title="更多" onClose={onClose}>
      {noticeId && (
        <>
          <Box as="ul" className="rows">
            <MenuRow title="纠错" note="公告里有错、有该公开没公开的？告诉中心" to={caseUrl('correction', noticeId)} onTap={onClose} />
          </Box>
          <Words as="p" className="field-label">
            对这个项目提
          </Words>
          <Ways noticeId={noticeId} onClose={onClose} />
        </>
      )}
      {hotlines.map((hotline) => (
        <HotlineButton key={hotline.number} hotline={hotline} />
      ))}
    </Sheet>
  );
}
