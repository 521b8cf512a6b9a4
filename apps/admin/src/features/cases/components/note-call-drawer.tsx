import { noteCallSchema, type CaseReceipt, type NoteCall } from '@sunshine/contracts';
import { caseKinds, formalCaseKinds } from '@sunshine/contracts/words';
import { Alert, Button, Drawer, Form, Input, Radio, Select, Switch } from 'antd';
import { SearchField, type Choice } from '@/components/search-field';
import { findNotices, useNoteCall } from '@/features/cases/api/cases';
import { errorLine } from '@/lib/describe-error';
import { formRule } from '@/lib/form-rule';
import { optionsOf } from '@/lib/options';
import { useOrganisation } from '@/lib/use-organisation';

const { shape } = noteCallSchema;
const sources = [
  { value: 'hotline', label: '来电' },
  { value: 'counter', label: '来访' },
];

/** What the caller takes away: read it out, the code is not shown again. */
const Noted = ({ receipt }: { receipt: CaseReceipt }) => (
  <Alert
    type="success"
    showIcon
    title="已登记"
    description={
      <>
        受理编号 <strong>{receipt.receipt}</strong>，查询码 <strong>{receipt.code}</strong>。请念给对方，查询码只显示这一次；凭两者可以查办理情况。
      </>
    }
  />
);

const FormalFields = () => (
  <>
    <Form.Item name="items" label="具体事项" rules={[formRule(shape.items)]}>
      <Input.TextArea rows={2} maxLength={2000} />
    </Form.Item>
    <Form.Item name="requests" label="请求" rules={[formRule(shape.requests)]}>
      <Input.TextArea rows={2} maxLength={2000} />
    </Form.Item>
    <Form.Item name="basis" label="法律依据" rules={[formRule(shape.basis)]}>
      <Input.TextArea rows={2} maxLength={2000} />
    </Form.Item>
  </>
);

const CallFields = ({ isFormal }: { isFormal: boolean }) => {
  const organisation = useOrganisation();
  return (
    <>
      <Form.Item name="source" label="怎么来的">
        <Radio.Group options={sources} />
      </Form.Item>
      <Form.Item name="kind" label="类型" rules={[{ required: true }]}>
        <Select options={optionsOf(caseKinds)} />
      </Form.Item>
      <Form.Item name="notice" label="哪条公告（异议、质疑、投诉须选；纠错没有公告的不选）">
        <SearchField kind="public-notices" placeholder="输入公告标题或项目名称" search={findNotices} />
      </Form.Item>
      <Form.Item name="text" label={isFormal ? '事实和理由' : '对方说了什么'} rules={[formRule(shape.text)]}>
        <Input.TextArea rows={5} maxLength={2000} showCount />
      </Form.Item>
      {isFormal && <FormalFields />}
      <Form.Item name="filerName" label="姓名或单位" rules={[formRule(shape.filerName)]}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="contact" label="联系电话" rules={[formRule(shape.contact)]}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="sectionId" label="交给（不选则按类型分办）">
        <Select allowClear options={organisation.data?.sections.map(({ id, name }) => ({ value: id, label: name })) ?? []} />
      </Form.Item>
      <Form.Item name="publishConsent" label="对方同意公开问答（不带个人信息）" valuePropName="checked">
        <Switch aria-label="对方同意公开问答" />
      </Form.Item>
    </>
  );
};

type CallValues = Omit<NoteCall, 'noticeId' | 'sectionId' | 'clientId'> & { notice?: Choice; sectionId?: string };

const CallForm = ({ note }: { note: ReturnType<typeof useNoteCall> }) => {
  const [form] = Form.useForm<CallValues>();
  const kind = Form.useWatch('kind', form) ?? 'enquiry';
  const save = ({ notice, sectionId, ...call }: CallValues): void => note.mutate({ ...call, noticeId: notice?.value ?? null, sectionId: sectionId ?? null });
  return (
    <Form form={form} layout="vertical" requiredMark={false} initialValues={{ source: 'hotline', kind: 'enquiry', publishConsent: false }} onFinish={save}>
      <CallFields isFormal={formalCaseKinds.some((one) => one === kind)} />
      {note.error && <Alert className="gap-below" type="error" showIcon title={`没有登记，内容已保留：${errorLine(note.error)}`} />}
      <Button type="primary" htmlType="submit" loading={note.isPending}>
        登记
      </Button>
    </Form>
  );
};

/** 来电来访登记: what somebody said on the phone or at the counter becomes a case. */
export const NoteCallDrawer = ({ onClose }: { onClose: () => void }) => {
  const note = useNoteCall();
  return (
    <Drawer open title="来电来访登记" size={520} onClose={onClose}>
      {note.data ? <Noted receipt={note.data} /> : <CallForm note={note} />}
    </Drawer>
  );
};
