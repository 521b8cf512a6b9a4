import type { Notice } from '@sunshine/contracts';
import { isCodePage, targetOf, type CodePage } from '@sunshine/contracts/scenes';
import { api } from '../../services/api';
import { projectUrl } from '../../services/navigate';

const PAGES: Record<CodePage, string> = { 'supervisor-accept': '/pages/supervisor/accept/index' };

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
    case 'page':
      return isCodePage(target.id) ? PAGES[target.id] : null;
    case undefined:
      return null;
  }
}
