import type { CheckTask, CreateTask, SupervisionTask } from '@sunshine/contracts';
import { useChange } from '@/features/supervisors/api/use-change';
import { api } from '@/lib/api-client';

const LIST = ['supervision-tasks'];

export const useAssignTask = () => useChange(LIST, (task: CreateTask) => api.post<SupervisionTask>('/tasks', task));
export const useCheckTask = () => useChange(LIST, ({ id, ...check }: CheckTask & { id: string }) => api.post<SupervisionTask>(`/tasks/${id}/check`, check));
