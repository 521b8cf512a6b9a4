import type { FollowKind } from '@sunshine/contracts/words';
import { useState } from 'react';
import { api } from '../../services/api';
import { askToBeTold, subscribeWords, templatesFor } from '../../services/subscribe';
import { useAction } from '../../services/use-answer';

export interface FollowTarget {
  kind: FollowKind;
  id: string;
}

const names: Record<FollowKind, string> = { project: '这个项目', owner: '这家业主单位', agency: '这家代理机构' };

/** Following and its end, with what came of it in words. */
export function useFollow({ kind, id }: FollowTarget, isFollowed: boolean) {
  const [followed, setFollowed] = useState(isFollowed);
  const [said, setSaid] = useState<string | null>(null);
  const [isAllowed, setAllowed] = useState(false);
  const follow = async () => {
    const answer = await askToBeTold('notice');
    await api.post('/api/follows', { body: { [`${kind}Id`]: id }, login: 'required' });
    setAllowed(answer.accepted.length > 0);
    setSaid(`已关注${names[kind]}。${subscribeWords(answer, templatesFor('notice').longTerm)}`);
  };
  const unfollow = async () => {
    await api.remove(`/api/follows/${id}`, { login: 'required' });
    setSaid('已取消关注，不再通知您');
  };
  const action = useAction(async () => {
    setSaid(null);
    await (followed ? unfollow() : follow());
    setFollowed(!followed);
  });
  return { followed, isAllowed, said, setSaid, toggle: action.run, busy: action.busy, error: action.error };
}

export type Follow = ReturnType<typeof useFollow>;
