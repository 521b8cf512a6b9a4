import type { StaffCase } from '@sunshine/contracts';
import { ContactLook } from '@/components/contact-look';
import { useCaseContact } from '@/features/cases/api/cases';

const offered = ({ contact, callBack }: StaffCase): string => [contact, callBack ? '可回电：微信绑定的手机号' : ''].filter(Boolean).join('；') || '没有留下';

/** The filer, masked; whole on request, which is written down. */
export const CaseContactField = ({ shown }: { shown: StaffCase }) => {
  const look = useCaseContact();
  if (look.data) return [look.data.filerName, look.data.contact, look.data.phone].filter(Boolean).join('，') || '没有留下';
  return (
    <>
      <div>{offered(shown)}</div>
      {(shown.contact !== '' || shown.callBack) && <ContactLook words="显示完整联系方式" isPending={look.isPending} error={look.error} onLook={() => look.mutate(shown.id)} />}
    </>
  );
};
