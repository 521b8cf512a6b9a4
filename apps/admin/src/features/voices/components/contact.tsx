import type { StaffCaseRow } from '@sunshine/contracts';
import { openCaseStates, type CaseState } from '@sunshine/contracts/words';
import { Button } from 'antd';
import { useCaseContact } from '@/features/voices/api/contact';
import { may } from '@/lib/abilities';
import { useMember } from '@/lib/use-session';

const isOpenCaseState = (state: CaseState): boolean => openCaseStates.some((one) => one === state);

/** The contact as it was typed, and the phone number that may be asked for, which is written down. */
export const Contact = ({ shown }: { shown: StaffCaseRow }) => {
  const { role } = useMember();
  const whole = useCaseContact();
  const typed = shown.contact === '' ? '没有留下' : shown.contact;
  if (!shown.callBack && shown.contact === '') return typed;
  const mayAsk = isOpenCaseState(shown.state) && may(role, 'cases.answer');
  return (
    <>
      {whole.data ? <div>{[whole.data.filerName, whole.data.contact, whole.data.phone].filter(Boolean).join(' · ')}</div> : <div>{shown.contact === '' ? '可回电：微信绑定的手机号' : typed}</div>}
      {mayAsk && !whole.data && (
        <Button size="small" loading={whole.isPending} onClick={() => whole.mutate(shown.id)}>
          显示完整号码（会留下查看记录）
        </Button>
      )}
      {whole.error && <div role="alert">{whole.error.message}</div>}
    </>
  );
};
