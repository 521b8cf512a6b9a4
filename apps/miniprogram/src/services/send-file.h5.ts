import { RequestError } from './errors';
import type { SendFile } from './files-port';

const TIMEOUT_MS = 120_000;

export const canSendFiles = true;

/** XMLHttpRequest says how far an upload is; fetch does not. */
export const sendFile: SendFile = (file, path, token, onProgress) => {
  const form = new FormData();
  form.append('name', file.name);
  form.append('file', file.blob ?? new Blob(), file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.timeout = TIMEOUT_MS;
    if (token) request.setRequestHeader('authorization', `Bearer ${token}`);
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.floor((loaded / total) * 100));
    request.onload = () => resolve({ status: request.status, text: request.responseText });
    request.onerror = () => reject(new RequestError('OFFLINE'));
    request.ontimeout = () => reject(new RequestError('TIMED_OUT'));
    request.send(form);
  });
};
