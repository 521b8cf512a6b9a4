import { useRouter, useShareAppMessage, useShareTimeline } from '@tarojs/taro';
import { Frame } from '../../components/frame';
import { Answer } from '../../components/states';
import { ProjectView } from '../../features/projects/project-view';
import { useProject } from '../../features/projects/use-project';
import { projectUrl } from '../../services/navigate';

export default function ProjectPage() {
  const { id = '', notice, topup } = useRouter().params;
  const answer = useProject(id);
  const title = answer.data?.project.name ?? '阳光交易';
  useShareAppMessage(() => ({ title, path: projectUrl(id, notice) }));
  useShareTimeline(() => ({ title, query: `id=${id}` }));
  if (answer.data) return <ProjectView {...answer.data} opened={notice} isLastReminder={topup === '1'} />;
  return (
    <Frame title="项目">
      <Answer state={answer}>{() => null}</Answer>
    </Frame>
  );
}
