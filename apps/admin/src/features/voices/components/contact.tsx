import type { StaffCase } from '@sunshine/contracts';
import { Button } from 'antd';
import { useCallBackPhone } from '@/features/voices/api/call-back';
import { may } from '@/lib/abilities';
import { useMember } from '@/lib/use-session';

/** The contact as it was typed, and the phone number that may be asked for, which is written down. */
export const Contact = ({ shown }: { shown: StaffCase }) => {
  const { role } = useMember();
  const phone = useCallBackPhone();
  const typed = shown.contact === '' ? '没有留下' : shown.contact;
  if (!shown.callBack) return typed;
  const mayAsk = shown.state === 'open' && may(role, 'cases.answer');
  return (
    <>
      {shown.contact !== '' && <div>{typed}</div>}
      <div>{phone.data ? phone.data.phone : '可回电：微信绑定的手机号'}</div>
      {mayAsk && !phone.data && (
        <Button size="small" loading={phone.isPending} onClick={() => phone.mutate(shown.id)}>
          显示完整号码（会留下查看记录）
        </Button>
      )}
      {phone.error && <div role="alert">{phone.error.message}</div>}
    </>
  );
};
