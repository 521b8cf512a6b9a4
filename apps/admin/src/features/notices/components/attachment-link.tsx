import type { Attachment } from '@sunshine/contracts';
import { App, Button } from 'antd';
import { useState } from 'react';
import { saveAttachment } from '@/features/notices/api/attachments';
import { errorLine } from '@/lib/describe-error';

/** Opens a file of a notice. Ours may belong to a draft, which only staff may fetch; a feed's stays where it came from. */
export const AttachmentLink = ({ attachment }: { attachment: Attachment }) => {
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  if (!attachment.url.startsWith('/api/'))
    return (
      <a href={attachment.url} target="_blank" rel="noreferrer">
        {attachment.name}
      </a>
    );
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      await saveAttachment(attachment);
    } catch (error) {
      void message.error(`${attachment.name} 没有打开：${errorLine(error)}`);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button type="link" size="small" className="attachment-link" loading={busy} onClick={() => void save()}>
      {attachment.name}
    </Button>
  );
};
