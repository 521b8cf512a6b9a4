import type { ProjectChoiceList } from '@sunshine/contracts';
import { api } from '@/lib/api-client';

/** Projects whose name or number holds the words. */
export const searchProjects = (q: string, signal: AbortSignal): Promise<ProjectChoiceList> => api.get('/projects', { q }, signal);
