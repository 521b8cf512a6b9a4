import type { Notice } from '@sunshine/contracts';
import { targetOf } from '@sunshine/contracts/scenes';
import { api } from '../../services/api';
import { projectUrl } from '../../services/navigate';

/** The page that a scanned code opens; null when the code is none of ours. */
export async function placeOf(scene: string): Promise<string | null> {
  const target = targetOf(scene);
  switch (target?.kind) {
    case 'notice': {
      const notice = await api.get<Notice>(`/api/notices/${target.id}`);
      return projectUrl(notice.projectId, notice.id);
    }
    case 'project':
      return projectUrl(target.id);
    case 'counter':
      return `/pages/rate/index?counter=${target.id}`;
    case 'rating':
      return `/pages/rate/index?t=${target.id}`;
    case undefined:
      return null;
  }
}
