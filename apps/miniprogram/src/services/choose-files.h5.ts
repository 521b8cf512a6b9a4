import type { ChosenFile, FileSource } from './files-port';

const ACCEPT: Record<FileSource, string> = { photo: 'image/jpeg,image/png,image/webp', pdf: 'application/pdf,.pdf' };

export const documentsFrom = '手机';

/** The browser's own dialog; who turns away has chosen nothing. */
export const chooseFiles = (source: FileSource, count: number): Promise<ChosenFile[]> =>
  new Promise((resolve) => {
    const input = document.createElement('input');
    Object.assign(input, { type: 'file', accept: ACCEPT[source], multiple: count > 1, hidden: true });
    const end = (files: File[]) => {
      input.remove();
      resolve(files.slice(0, count).map((file) => ({ path: file.name, name: file.name, size: file.size, preview: source === 'photo' ? URL.createObjectURL(file) : null, blob: file })));
    };
    input.addEventListener('change', () => end([...(input.files ?? [])]));
    input.addEventListener('cancel', () => end([]));
    document.body.append(input);
    input.click();
  });
