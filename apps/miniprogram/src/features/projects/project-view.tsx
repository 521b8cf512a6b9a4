import { useState } from 'react';
import { Frame } from '../../components/frame';
import { Reminders, useTopUpSheet } from '../../components/top-up';
import { KeyDates } from './key-dates';
import { ProjectBar } from './project-bar';
import { ProjectHead } from './project-head';
import { ProjectMenu } from './project-menu';
import { Suspensions } from './suspensions';
import { Timeline } from './timeline';
import { useFollow } from './use-follow';
import type { ProjectAnswer } from './use-project';

interface ProjectViewProps extends ProjectAnswer {
  /** The notice that a message or a link named. */
  opened: string | undefined;
  /** The message was the last one allowed. */
  isLastReminder: boolean;
}

export function ProjectView({ project, centre, opened, isLastReminder }: ProjectViewProps) {
  const follow = useFollow({ kind: 'project', id: project.id }, project.followed);
  const owner = useFollow({ kind: 'owner', id: project.owner?.id ?? '' }, project.followedOwner);
  const agency = useFollow({ kind: 'agency', id: project.agency?.id ?? '' }, project.followedAgency);
  const [menu, setMenu] = useState(false);
  const topUp = useTopUpSheet(isLastReminder);
  const newest = project.notices[project.notices.length - 1]?.id;
  const follows = [follow, owner, agency];
  return (
    <Frame
      title="项目"
      footer={<ProjectBar project={project} follow={follow} onMenu={() => setMenu(true)} />}
      over={menu ? <ProjectMenu noticeId={opened ?? newest} hotlines={centre.hotlines} onClose={() => setMenu(false)} /> : topUp}
    >
      <Suspensions suspensions={project.suspensions} now={Date.now()} />
      <ProjectHead project={project} owner={owner} agency={agency} />
      {follows.some(({ followed }) => followed) && <Reminders isAfterDialog={follows.some(({ isAllowed }) => isAllowed)} />}
      <KeyDates dates={project.keyDates} now={Date.now()} />
      <Timeline project={project} opened={opened} />
    </Frame>
  );
}
