import type { CodeTarget } from '@sunshine/contracts/scenes';
import { useEffect, useState } from 'react';
import { ErrorBlock } from '@/components/error-block';
import { LoadingBlock } from '@/components/loading-block';
import { useCodeImage } from '@/lib/use-code-image';

const useObjectUrl = (blob: Blob | undefined): string | null => {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (blob === undefined) return;
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return url;
};

interface Props {
  target: CodeTarget;
  width: number;
  title: string;
}

export const CodeImage = ({ target, width, title }: Props) => {
  const image = useCodeImage(target, width);
  const url = useObjectUrl(image.data);
  if (image.isError) return <ErrorBlock error={image.error} onRetry={() => void image.refetch()} />;
  return url === null ? <LoadingBlock rows={4} /> : <img className="code-image" src={url} alt={`${title} 的小程序码`} />;
};
