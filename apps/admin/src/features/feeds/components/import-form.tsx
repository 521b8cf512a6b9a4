import { feedFormats, type FeedFormat } from '@sunshine/contracts/words';
import { Alert, App, Button, Progress, Select, Switch, Upload } from 'antd';
import { useState } from 'react';
import { saveTemplate, useStartImport } from '@/features/feeds/api/imports';
import { formatOf } from '@/features/feeds/format-of';
import { errorLine } from '@/lib/describe-error';
import { optionsOf } from '@/lib/options';

const notes: Record<FeedFormat, string> = {
  epoint: '新点网站系统导出的 JSON 记录',
  jsonl: '每行一条公告的 JSON（可以是 .gz）',
  xlsx: '按模板填写的电子表格',
};

const consequence = (asDraft: boolean, notify: boolean): string => {
  if (asDraft) return '导入的公告先成为待审核稿，逐条批准后才公开，批准时照常通知。';
  return notify ? '通过检查的公告会立即公开，并通知订阅了它们的人；个人信息自动打码。' : '通过检查的公告会立即公开，不通知任何人，适合补录过去的公告；个人信息自动打码。';
};

export const ImportForm = () => {
  const { message } = App.useApp();
  const [file, setFile] = useState<File | null>(null);
  const [format, setFormat] = useState<FeedFormat>('epoint');
  const [asDraft, setAsDraft] = useState(true);
  const [notify, setNotify] = useState(true);
  const { start, percent } = useStartImport();
  const choose = (chosen: File): false => {
    setFile(chosen);
    setFormat(formatOf(chosen.name) ?? format);
    start.reset();
    return false;
  };
  const template = (): Promise<void> => saveTemplate().catch((error: unknown) => void message.error(errorLine(error)));
  return (
    <section className="panel" aria-label="导入文件">
      <div className="filter-bar">
        <Upload accept=".json,.jsonl,.ndjson,.gz,.xlsx" maxCount={1} showUploadList={false} beforeUpload={choose}>
          <Button>{file === null ? '选择文件' : file.name}</Button>
        </Upload>
        <Select aria-label="格式" value={format} onChange={setFormat} options={optionsOf(feedFormats)} popupMatchSelectWidth={false} />
        <label className="switch-label">
          <Switch aria-label="先送审，不直接发布" checked={asDraft} onChange={setAsDraft} /> 先送审，不直接发布
        </label>
        <label className="switch-label">
          <Switch aria-label="不通知订阅者" disabled={asDraft} checked={!asDraft && !notify} onChange={(quiet) => setNotify(!quiet)} /> 不通知订阅者（补录）
        </label>
        <Button type="primary" disabled={file === null} loading={start.isPending} onClick={() => file !== null && start.mutate({ file, format, asDraft, notify: asDraft || notify }, { onSuccess: () => setFile(null) })}>
          开始导入
        </Button>
        <Button type="link" onClick={() => void template()}>
          下载电子表格模板
        </Button>
      </div>
      <p className="hint">
        {notes[format]}。{consequence(asDraft, notify)}同一份文件可以重复导入，没有变化的记录不会动。
      </p>
      {start.isPending && <Progress aria-label="上传进度" percent={percent} format={(value) => `上传 ${value}%`} />}
      {start.error !== null && <Alert type="error" showIcon title={errorLine(start.error)} />}
    </section>
  );
};
