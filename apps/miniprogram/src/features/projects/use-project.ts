import type { Centre, Notice, Project } from '@sunshine/contracts';
import { api } from '../../services/api';
import { getCentre } from '../../services/centre';
import { renamed } from '../../services/errors';
import { useAnswer } from '../../services/use-answer';

export interface ProjectAnswer {
  project: Project;
  centre: Centre;
}

/** A link that was cut or mistyped names no project either. */
async function projectOf(id: string): Promise<Project> {
  try {
    return await api.get<Project>(`/api/projects/${encodeURIComponent(id)}`, { login: 'if-any' });
  } catch (error) {
    throw renamed(error, ['VALIDATION_FAILED', 'NOT_FOUND'], 'PROJECT_NOT_FOUND');
  }
}

/** The project and the centre, whose templates the follow tap needs at hand. */
export const useProject = (id: string) =>
  useAnswer<ProjectAnswer>(async () => {
    const [project, centre] = await Promise.all([projectOf(id), getCentre()]);
    return { project, centre };
  }, id);

export const useNotice = (id: string, version: number | null) =>
  useAnswer<Notice>(() => api.get(`/api/notices/${encodeURIComponent(id)}${version === null ? '' : `/versions/${version}`}`), `${id}/${version ?? ''}`);
