import type { Project } from '@sunshine/contracts';
import { Tap, Words } from '../../components/elements';
import { ShareButton } from '../../components/share-button';
import { wordsOf } from '../../services/errors';
import { projectUrl } from '../../services/navigate';
import type { Follow } from './use-follow';

interface ProjectBarProps {
  project: Project;
  follow: Follow;
  onMenu: () => void;
}

/** Stays at the bottom: what was just done in words, then follow, share, more. */
export function ProjectBar({ project, follow, onMenu }: ProjectBarProps) {
  const said = follow.error === null ? follow.said : wordsOf(follow.error);
  return (
    <>
      {said && <Words as="p" className={`said ${follow.error === null ? '' : 'said-failed'}`}>{said}</Words>}
      <Tap className={`button ${follow.followed ? 'quiet' : ''}`} disabled={follow.busy} onTap={follow.toggle}>
        {follow.busy ? '请稍候…' : follow.followed ? '✓ 已关注' : '关注'}
      </Tap>
      <ShareButton title={project.name} path={projectUrl(project.id)} onDone={follow.setSaid} />
      <Tap className="button quiet" onTap={onMenu}>
        更多
      </Tap>
    </>
  );
}
