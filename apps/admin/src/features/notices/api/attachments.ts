import type { Attachment } from '@sunshine/contracts';
import { api } from '@/lib/api-client';
import { saveFile } from '@/lib/save-file';
import { uploadFile } from '@/lib/upload-file';

export const uploadAttachment = (file: File, onPercent: (percent: number) => void): Promise<Attachment> => uploadFile<Attachment>('/attachments', file, onPercent);

export const saveAttachment = async ({ id, name }: Attachment): Promise<void> => saveFile(name, await api.blob(`/attachments/${id}`));
