import type { ImportRejection, ImportRun } from '@sunshine/contracts';
import type { FeedFormat } from '@sunshine/contracts/words';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/lib/api-client';
import { saveFile } from '@/lib/save-file';
import { uploadFile } from '@/lib/upload-file';
import { useCursorList, type CursorList } from '@/lib/use-cursor-list';

const MOVING_MS = 1_500;

/** The runs, newest first; asked again while one of them is moving. */
export const useImports = (moving: boolean): CursorList<ImportRun> => useCursorList<ImportRun>('imports', '/imports', {}, { refetchInterval: moving ? MOVING_MS : false });

export const useRejections = (runId: string): CursorList<ImportRejection> => useCursorList<ImportRejection>('rejections', `/imports/${runId}/rejections`, {});

export interface ImportChoice {
  file: File;
  format: FeedFormat;
  asDraft: boolean;
  /** False publishes without telling anybody. */
  notify: boolean;
}

/** Uploads the file (percent counts the upload only); the run itself goes on in the background. */
export const useStartImport = () => {
  const client = useQueryClient();
  const [percent, setPercent] = useState(0);
  const start = useMutation({
    mutationFn: ({ file, format, asDraft, notify }: ImportChoice) => {
      setPercent(0);
      return uploadFile<ImportRun>('/imports', file, setPercent, { format, draft: asDraft, notify });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['imports'] }),
  });
  return { start, percent };
};

export const saveTemplate = async (): Promise<void> => saveFile('公告导入模板.xlsx', await api.blob('/imports/template.xlsx'));
