import type { Project } from '@sunshine/contracts';
import { useState } from 'react';
import { api } from '../../services/api';
import { askToBeTold, subscribeWords, templatesFor } from '../../services/subscribe';
import { useAction } from '../../services/use-answer';

async function follow(projectId: string): Promise<string> {
  const answer = await askToBeTold('notice');
  await api.post('/api/follows', { body: { projectId }, login: 'required' });
  return `已关注这个项目。${subscribeWords(answer, templatesFor('notice').longTerm)}`;
}

async function unfollow(projectId: string): Promise<string> {
  await api.remove(`/api/follows/${projectId}`, { login: 'required' });
  return '已取消关注，不再通知您';
}

export function useFollow(project: Project) {
  const [followed, setFollowed] = useState(project.followed);
  const [said, setSaid] = useState<string | null>(null);
  const action = useAction(async () => {
    setSaid(null);
    setSaid(await (followed ? unfollow : follow)(project.id));
    setFollowed(!followed);
  });
  return { followed, said, setSaid, toggle: action.run, busy: action.busy, error: action.error };
}
