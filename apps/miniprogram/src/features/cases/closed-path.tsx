import type { CasePath } from '@sunshine/contracts';
import { caseKinds, pathStandings, type PathStanding } from '@sunshine/contracts/words';
import { Box, Heading, Tap, Words } from '../../components/elements';
import { MenuRow } from '../../components/menu-row';
import { Unbroken } from '../../components/unbroken';
import { caseUrl } from '../../services/navigate';
import type { CaseDraft } from '../../wording/case-draft';
import { CaseDays } from './case-days';

/** Closed by days, of which the filer may know better. */
const DAYS_HELP: ReadonlySet<PathStanding> = new Set(['late', 'prior-needed']);

interface ClosedPathProps {
  path: CasePath;
  noticeId: string | null;
  draft: CaseDraft;
  onChange: (part: Partial<CaseDraft>) => void;
  onInsist: () => void;
}

/** Late, or not the right kind here: why, what can be done instead, and the way to file it all the same. */
export function ClosedPath({ path, noticeId, draft, onChange, onInsist }: ClosedPathProps) {
  return (
    <Box as="section" className="block">
      <Box className="warning" role="status">
        <Heading level={2} className="row-title">
          {`现在不能提${caseKinds[path.kind]}`}
        </Heading>
        <Words as="p">
          <Unbroken text={path.why ?? pathStandings[path.standing]} />
        </Words>
      </Box>
      {path.standing === 'notice-needed' && (
        <Tap className="button wide-button" to="/pages/notices/index">
          去找这条公告
        </Tap>
      )}
      {DAYS_HELP.has(path.standing) && <CaseDays kind={path.kind} asksDays={path.asksDays} draft={draft} onChange={onChange} />}
      {path.insteadOf.length > 0 && (
        <>
          <Words as="p" className="field-label">
            现在可以这样做
          </Words>
          <Box as="ul" className="rows">
            {path.insteadOf.map(({ kind, why }) => (
              <MenuRow key={kind} title={`改为${caseKinds[kind]}`} note={why} to={caseUrl(kind, noticeId)} />
            ))}
          </Box>
        </>
      )}
      {path.kind !== 'correction' && (
        <>
          <Tap className="button quiet wide-button" onTap={onInsist}>
            仍要提交
          </Tap>
          <Words as="p" className="hint">
            仍要提交的，中心会收下并书面告诉您受理不受理、为什么。
          </Words>
        </>
      )}
    </Box>
  );
}
