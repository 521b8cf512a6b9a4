import type { Upload } from '@sunshine/contracts';
import { useRef, useState } from 'react';
import { chooseFiles } from '../services/choose-files';
import { RequestError } from '../services/errors';
import type { ChosenFile, FileSource } from '../services/files-port';
import { upload } from '../services/uploads';

/** A file that the person chose, and how far it is: waiting or under way (`upload` and `error` null), done, or failed. */
export interface Sending {
  key: number;
  file: ChosenFile;
  percent: number;
  upload: Upload | null;
  error: unknown;
}

export const isUnderWay = ({ upload: done, error }: Sending): boolean => done === null && error === null;

/** Files one after the other to the server; `onChange` has those that arrived, in the order in which they were chosen. */
export function useUploads(max: number, onChange: (uploads: Upload[]) => void, onBusy: (busy: boolean) => void) {
  const [items, setItems] = useState<Sending[]>([]);
  const [refusal, setRefusal] = useState<unknown>(null);
  const latest = useRef<Sending[]>([]);
  const isRunning = useRef(false);
  const counter = useRef(0);

  const show = (next: Sending[]) => {
    latest.current = next;
    setItems(next);
  };
  const change = (key: number, part: Partial<Sending>) => show(latest.current.map((item) => (item.key === key ? { ...item, ...part } : item)));
  const tell = () => {
    onChange(latest.current.flatMap(({ upload: done }) => done ?? []));
    onBusy(latest.current.some(isUnderWay));
  };

  const sendNext = async (): Promise<void> => {
    const next = latest.current.find(isUnderWay);
    if (isRunning.current || !next) return;
    isRunning.current = true;
    const outcome = await upload(next.file, (percent) => change(next.key, { percent })).then(
      (done) => ({ upload: done }),
      (error: unknown) => ({ error }),
    );
    isRunning.current = false;
    change(next.key, outcome);
    tell();
    return sendNext();
  };
  const start = () => {
    tell();
    void sendNext();
  };

  return {
    items,
    refusal,
    choose: async (source: FileSource) => {
      setRefusal(null);
      const chosen = await chooseFiles(source, max - latest.current.length).catch((error: unknown) => {
        setRefusal(error instanceof RequestError ? error : new RequestError('FILE_NOT_CHOSEN'));
        return [];
      });
      show([...latest.current, ...chosen.map((file) => ({ key: counter.current++, file, percent: 0, upload: null, error: null }))].slice(0, max));
      start();
    },
    retry: (key: number) => {
      change(key, { percent: 0, error: null });
      start();
    },
    remove: (key: number) => {
      show(latest.current.filter((item) => item.key !== key));
      tell();
    },
  };
}
