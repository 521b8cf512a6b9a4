import type { Attachment } from '@sunshine/contracts';
import { Alert, Button, Progress, Upload } from 'antd';
import { useRef, useState } from 'react';
import { AttachmentLink } from '@/features/notices/components/attachment-link';
import { uploadAttachment } from '@/features/notices/api/attachments';
import { errorLine } from '@/lib/describe-error';

interface Props {
  value?: Attachment[];
  onChange?: (attachments: Attachment[]) => void;
}

interface Going {
  key: number;
  name: string;
  percent: number;
}

const MAX = 30;

const sizeOf = (size: number | null): string => (size === null ? '' : size < 1_048_576 ? `${Math.ceil(size / 1024)} KB` : `${(size / 1_048_576).toFixed(1)} MB`);

/** Files of a notice: uploaded at once, each with its own progress; a failed one says why and does not stop the others. */
export const AttachmentsField = ({ value = [], onChange }: Props) => {
  const [going, setGoing] = useState<Going[]>([]);
  const [failures, setFailures] = useState<string[]>([]);
  const latest = useRef(value);
  latest.current = value;
  const counter = useRef(0);
  const upload = async (file: File): Promise<void> => {
    const key = (counter.current += 1);
    setGoing((list) => [...list, { key, name: file.name, percent: 0 }]);
    try {
      const attachment = await uploadAttachment(file, (percent) => setGoing((list) => list.map((item) => (item.key === key ? { ...item, percent } : item))));
      latest.current = [...latest.current, attachment];
      onChange?.(latest.current);
    } catch (error) {
      setFailures((list) => [...list, `${file.name}：${errorLine(error)}`]);
    } finally {
      setGoing((list) => list.filter((item) => item.key !== key));
    }
  };
  const start = (file: File): false => {
    setFailures([]);
    void upload(file);
    return false;
  };
  return (
    <div className="attachments">
      <ul>
        {value.map((attachment) => (
          <li key={attachment.id}>
            <AttachmentLink attachment={attachment} />
            <span className="hint"> {sizeOf(attachment.size)} </span>
            <Button size="small" type="text" aria-label={`去掉附件 ${attachment.name}`} onClick={() => onChange?.(value.filter(({ id }) => id !== attachment.id))}>
              去掉
            </Button>
          </li>
        ))}
        {going.map((item) => (
          <li key={item.key}>
            {item.name} <Progress aria-label={`${item.name} 上传进度`} size="small" percent={item.percent} />
          </li>
        ))}
      </ul>
      {failures.map((failure) => (
        <Alert key={failure} className="gap-below" type="error" showIcon title={failure} />
      ))}
      <Upload multiple showUploadList={false} beforeUpload={start} disabled={value.length + going.length >= MAX}>
        <Button disabled={value.length + going.length >= MAX}>{value.length >= MAX ? `最多 ${MAX} 个附件` : '添加附件'}</Button>
      </Upload>
    </div>
  );
};
