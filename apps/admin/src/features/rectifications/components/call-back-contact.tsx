import type { RaterContact } from '@sunshine/contracts';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { api } from '@/lib/api-client';
import { errorLine } from '@/lib/describe-error';

/** Whom to ring: asked for one by one, and forgotten when the drawer closes. */
export const CallBackContact = ({ id }: { id: string }) => {
  const look = useMutation({ mutationFn: () => api.post<RaterContact>(`/rectifications/${id}/contact`), gcTime: 0 });
  if (look.data) return <div>{look.data.contact}</div>;
  return (
    <div>
      <Button size="small" loading={look.isPending} onClick={() => look.mutate()}>
        显示联系方式（会留下查看记录）
      </Button>
      {look.error && <div role="alert">{errorLine(look.error)}</div>}
    </div>
  );
};
