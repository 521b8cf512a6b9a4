export type FileSource = 'photo' | 'pdf';

/** A file that the person chose and that lies on the phone. `preview`: something to show of it. */
export interface ChosenFile {
  path: string;
  name: string;
  size: number;
  preview: string | null;
  /** What a browser has in place of a path that can be read. */
  blob?: Blob;
}

/** A file on its way: the answer's status and text. Rejects with OFFLINE or TIMED_OUT. */
export type SendFile = (file: ChosenFile, path: string, token: string | undefined, onProgress: (percent: number) => void) => Promise<{ status: number; text: string }>;
