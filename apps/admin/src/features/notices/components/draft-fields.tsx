import type { Region } from '@sunshine/contracts';
import { noticeTypes, tradeCategories } from '@sunshine/contracts/words';
import { DatePicker, Form, Input, Select, Switch } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { lazy, Suspense } from 'react';
import { LoadingBlock } from '@/components/loading-block';
import { AttachmentsField } from '@/features/notices/components/attachments-field';
import { ProjectField } from '@/features/notices/components/project-field';
import { WinnersField } from '@/features/notices/components/winners-field';
import { yuanRule } from '@/features/notices/components/yuan-rule';
import type { DraftForm, ProjectChoice } from '@/features/notices/draft-form';
import { optionsOf } from '@/lib/options';

const RichTextEditor = lazy(() => import('@/features/notices/components/rich-text-editor').then((module) => ({ default: module.RichTextEditor })));

const DateField = ({ name, label, withTime }: { name: keyof DraftForm['keyDates']; label: string; withTime: boolean }) => {
  const format = withTime ? 'YYYY-MM-DD HH:mm' : 'YYYY-MM-DD';
  return (
    <Form.Item name={['keyDates', name]} label={label} getValueProps={(value: string | null | undefined) => ({ value: value ? dayjs(value) : null })} normalize={(value: Dayjs | null) => value?.format(format) ?? null}>
      <DatePicker className="full" format={format} {...(withTime ? { showTime: { format: 'HH:mm' } } : {})} placeholder={withTime ? '年-月-日 时:分' : '年-月-日'} />
    </Form.Item>
  );
};

const KeyDateFields = () => (
  <div className="field-grid">
    <DateField name="registrationFrom" label="报名开始" withTime />
    <DateField name="registrationUntil" label="报名截止" withTime />
    <DateField name="bidDeadline" label="投标截止" withTime />
    <DateField name="openingAt" label="开标时间" withTime />
    <DateField name="publicityFrom" label="公示开始" withTime={false} />
    <DateField name="publicityUntil" label="公示截止" withTime={false} />
  </div>
);

const GreenChannelFields = () => {
  const green = Form.useWatch('greenChannel') as boolean | undefined;
  return (
    <div className="field-grid">
      <Form.Item name="greenChannel" label="绿色通道" valuePropName="checked">
        <Switch checkedChildren="是" unCheckedChildren="否" />
      </Form.Item>
      {green && (
        <Form.Item name="greenChannelBasis" label="批准文号" rules={[{ required: true, whitespace: true, message: '绿色通道须写明批准文号' }]}>
          <Input maxLength={200} />
        </Form.Item>
      )}
    </div>
  );
};

const projectRule = { validator: (_: unknown, value: ProjectChoice | null) => (value && value.name.trim() !== '' ? Promise.resolve() : Promise.reject(new Error('请选择或新建项目'))) };

/** Everything that a notice consists of, in the order in which it is written. */
export const DraftFields = ({ regions, fresh }: { regions: Region[]; fresh: boolean }) => (
  <>
    <Form.Item name="title" label="标题" rules={[{ required: true, whitespace: true, message: '请填写标题' }]}>
      <Input.TextArea autoSize={{ minRows: 1, maxRows: 3 }} maxLength={500} autoFocus={fresh} />
    </Form.Item>
    <Form.Item name="project" label="项目" rules={[projectRule]}>
      <ProjectField />
    </Form.Item>
    <div className="field-grid thirds">
      <Form.Item name="type" label="公告类型" rules={[{ required: true, message: '请选择公告类型' }]}>
        <Select options={optionsOf(noticeTypes)} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name="category" label="交易类别" rules={[{ required: true, message: '请选择交易类别' }]}>
        <Select options={optionsOf(tradeCategories)} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name="regionCode" label="地区" rules={[{ required: true, message: '请选择地区' }]}>
        <Select options={regions.flatMap(({ code, name }) => (code === null ? [] : [{ value: code, label: name }]))} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name="ownerName" label="业主单位">
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name="agencyName" label="代理机构">
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name="amountYuan" label="金额（元）" rules={[yuanRule]}>
        <Input inputMode="decimal" placeholder="如 674000" />
      </Form.Item>
    </div>
    <Form.Item name="sectionNames" label="标段">
      <Select mode="tags" open={false} suffixIcon={null} placeholder="没有分标段就不填；写一个按一次回车" maxCount={50} />
    </Form.Item>
    <KeyDateFields />
    <WinnersField />
    <GreenChannelFields />
    <Form.Item name="bodyHtml" label="正文">
      <BodyField />
    </Form.Item>
    <Form.Item name="attachments" label="附件">
      <AttachmentsField />
    </Form.Item>
  </>
);

const BodyField = (props: { value?: string; onChange?: (html: string) => void }) => (
  <Suspense fallback={<LoadingBlock rows={6} />}>
    <RichTextEditor {...props} />
  </Suspense>
);
