import type { StaffCase } from '@sunshine/contracts';
import { caseKinds } from '@sunshine/contracts/words';
import { App, Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { deedsOf, deedWords, type Deed } from '@/features/cases/case-deeds';
import { DeedDialog, ReasonField } from '@/features/cases/components/deed-dialog';
import { useOrganisation } from '@/lib/use-organisation';

const SectionField = ({ shown }: { shown: StaffCase }) => {
  const organisation = useOrganisation();
  const others = organisation.data?.sections.filter(({ id }) => id !== shown.sectionId) ?? [];
  return (
    <Form.Item name="sectionId" label="转给" rules={[{ required: true, message: '请选择股室' }]} {...(organisation.isError ? { extra: '股室名单没有读到，请稍后再转' } : {})}>
      <Radio.Group className="section-choice" options={others.map(({ id, name, duties }) => ({ value: id, label: `${name}：${duties.join('、')}` }))} />
    </Form.Item>
  );
};

const fields: Partial<Record<Deed, (shown: StaffCase) => React.ReactNode>> = {
  refuse: () => (
    <>
      <ReasonField label="不予受理的理由" />
      <Form.Item name="instead" label="告诉对方还可以怎么做（可以不填）">
        <Input.TextArea rows={2} maxLength={500} showCount />
      </Form.Item>
    </>
  ),
  transfer: (shown) => (
    <>
      <SectionField shown={shown} />
      <ReasonField label="转办原因" />
    </>
  ),
  pause: () => <ReasonField label="暂停原因" />,
  resume: () => <ReasonField label="恢复原因" />,
  called: () => <ReasonField label="回电结果" name="note" />,
};

/** The buttons of what may be done to a case now, each with its dialog. */
export const CaseDeeds = ({ shown, onGone }: { shown: StaffCase; onGone: () => void }) => {
  const { message } = App.useApp();
  const [asked, setAsked] = useState<Deed | null>(null);
  const done = (text: string): void => {
    void message.success(text);
    setAsked(null);
    // Another section has it now, and this member may not see it any more.
    if (asked === 'transfer') onGone();
  };
  const deeds = deedsOf(shown);
  if (deeds.length === 0) return null;
  return (
    <>
      <div className="button-row gap-below">
        {deeds.map((deed) => (
          <Button key={deed} type={deed === 'accept' ? 'primary' : 'default'} danger={deed === 'refuse'} onClick={() => setAsked(deed)}>
            {deedWords[deed].button}
          </Button>
        ))}
      </div>
      {asked !== null && (
        <DeedDialog
          shown={shown}
          deed={asked}
          title={`${deedWords[asked].button}${caseKinds[shown.kind]}`}
          consequence={deedWords[asked].consequence(shown)}
          confirmText={deedWords[asked].button}
          danger={asked === 'refuse'}
          onDone={done}
          onClose={() => setAsked(null)}
        >
          {fields[asked]?.(shown)}
        </DeedDialog>
      )}
    </>
  );
};
