import { useState } from 'react';
import { Frame } from '../../components/frame';
import { KeyDates } from './key-dates';
import { ProjectBar } from './project-bar';
import { ProjectHead } from './project-head';
import { ProjectMenu } from './project-menu';
import { Timeline } from './timeline';
import { useFollow } from './use-follow';
import type { ProjectAnswer } from './use-project';

export function ProjectView({ project, centre, opened }: ProjectAnswer & { opened: string | undefined }) {
  const follow = useFollow(project);
  const [menu, setMenu] = useState(false);
  const newest = project.notices[project.notices.length - 1]?.id;
  return (
    <Frame
      title="项目"
      footer={<ProjectBar project={project} follow={follow} onMenu={() => setMenu(true)} />}
      over={menu && <ProjectMenu noticeId={opened ?? newest} hotlines={centre.hotlines} onClose={() => setMenu(false)} />}
    >
      <ProjectHead project={project} />
      <KeyDates dates={project.keyDates} now={Date.now()} />
      <Timeline project={project} opened={opened} />
    </Frame>
  );
}
