/** 附件 that people send in: what they can be, and how many belong to one case, opinion or rating. */
export const uploadKinds = { photo: '照片', pdf: 'PDF 文件' } as const;
export type UploadKind = keyof typeof uploadKinds;

export const MAX_UPLOADS = 9;

/** Of any file; a photo's own limit may be lower. */
export const MAX_UPLOAD_MEGABYTES = 20;
