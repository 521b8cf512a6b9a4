import { ApiError, authorization, failure, staffUrl, type Query } from '@/lib/api-client';

/** Silence after which an upload is given up; progress starts it again. */
const STALL_MS = 60_000;

/**
 * Sends one file as multipart field `file`. fetch cannot tell upload progress, so this is XMLHttpRequest.
 * `onPercent` gets 0–100; rejects with {@link ApiError}.
 */
export const uploadFile = <T>(path: string, file: File, onPercent: (percent: number) => void, query?: Query): Promise<T> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stalled = (): void => {
      request.abort();
      reject(new ApiError('TIMEOUT', '上传中断：60 秒没有进展，请重试', 0));
    };
    let timer = setTimeout(stalled, STALL_MS);
    request.upload.onprogress = (event) => {
      clearTimeout(timer);
      timer = setTimeout(stalled, STALL_MS);
      if (event.lengthComputable) onPercent(Math.round((event.loaded / event.total) * 100));
    };
    request.onloadend = () => clearTimeout(timer);
    request.onerror = () => reject(new ApiError('NETWORK', '上传中断：连不上服务器，请重试', 0));
    request.onload = () => {
      if (request.status >= 400) reject(failure(request.status, request.responseText));
      else resolve(JSON.parse(request.responseText) as T);
    };
    request.open('POST', staffUrl(path, query));
    for (const [name, value] of Object.entries(authorization())) request.setRequestHeader(name, value);
    const form = new FormData();
    form.set('file', file);
    request.send(form);
  });
