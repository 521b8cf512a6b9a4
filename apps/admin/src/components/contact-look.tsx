import { Button } from 'antd';
import { errorLine } from '@/lib/describe-error';

interface Props {
  words: string;
  isPending: boolean;
  error: Error | null;
  onLook: () => void;
}

/** Somebody's contact is asked for one by one, and every look stands in the trail. */
export const ContactLook = ({ words, isPending, error, onLook }: Props) => (
  <>
    <Button size="small" loading={isPending} onClick={onLook}>
      {words}（会留下查看记录）
    </Button>
    {error && <div role="alert">{errorLine(error)}</div>}
  </>
);
