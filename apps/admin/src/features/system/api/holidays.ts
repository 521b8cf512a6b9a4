import type { HolidayCheck, HolidayYearFile, HolidayYearList, ImportHolidays } from '@sunshine/contracts';
import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import { api } from '@/lib/api-client';

export const useHolidays = (): UseQueryResult<HolidayYearList> => useQuery({ queryKey: ['holidays'], queryFn: ({ signal }) => api.get<HolidayYearList>('/holidays', {}, signal) });

/** What a file is and what its import would do. */
export interface CheckedFile {
  file: HolidayYearFile;
  check: HolidayCheck;
}

const readJson = async (chosen: File): Promise<unknown> => {
  try {
    return JSON.parse(await chosen.text()) as unknown;
  } catch {
    throw new Error('这个文件不是有效的 JSON，请下载原文件后重新选择');
  }
};

/** The server judges the file; what passed is shown before it is imported. */
export const useCheckHolidays = (): UseMutationResult<CheckedFile, Error, File> =>
  useMutation({
    mutationFn: async (chosen) => {
      const file = await readJson(chosen);
      const check = await api.post<HolidayCheck>('/holidays/check', file);
      return { file: file as HolidayYearFile, check };
    },
  });

export const useImportHolidays = (): UseMutationResult<HolidayCheck, Error, ImportHolidays> => {
  const client = useQueryClient();
  return useMutation({ mutationFn: (request) => api.post<HolidayCheck>('/holidays', request), onSuccess: () => client.invalidateQueries({ queryKey: ['holidays'] }) });
};
