import type { Upload } from '@sunshine/contracts';
import { MAX_UPLOADS } from '@sunshine/contracts/words';
import { documentsFrom } from '../services/choose-files';
import { retryHelps, wordsOf } from '../services/errors';
import { canSendFiles } from '../services/send-file';
import { sizeWords } from '../services/uploads';
import { Box, Ornament, Tap, Words } from './elements';
import { isUnderWay, useUploads, type Sending } from './use-uploads';

interface UploadFieldProps {
  /** The files that have arrived; their ids belong into the form. */
  value: Upload[];
  onChange: (uploads: Upload[]) => void;
  /** Whether files are still on their way: a form that is sent now goes without them. */
  onBusy?: (busy: boolean) => void;
  max?: number;
  label?: string;
}

function stateOf(item: Sending): string {
  if (item.error !== null) return wordsOf(item.error);
  if (item.upload === null) return item.percent > 0 ? `正在上传 ${Math.min(item.percent, 99)}%` : '等待上传';
  return item.upload.pages === null ? '已上传' : `已上传，共 ${item.upload.pages} 页`;
}

function FileRow({ item, name, onRetry, onRemove }: { item: Sending; name: string; onRetry: () => void; onRemove: () => void }) {
  return (
    <Box as="li" className="upload-row">
      {item.file.preview ? <Ornament src={item.file.preview} className="upload-picture" /> : <Words className="upload-picture upload-pdf" hidden>PDF</Words>}
      <Box className="row-text" role="status">
        <Words as="p" className="upload-name">{`${name} · ${sizeWords(item.file.size)}`}</Words>
        <Words as="p" className={item.error === null ? 'hint' : 'problem'}>{`${item.error === null ? '' : '没有传上：'}${stateOf(item)}`}</Words>
      </Box>
      {item.error !== null && retryHelps(item.error) && (
        <Tap className="button quiet upload-tap" label={`重新上传${name}`} onTap={onRetry}>
          重传
        </Tap>
      )}
      <Tap className="button quiet upload-tap" label={`移除${name}`} onTap={onRemove}>
        移除
      </Tap>
    </Box>
  );
}

/** Photos and PDFs for a form. Where the phone has no way to send files, says so and what else can be done. */
export function UploadField({ value, onChange, onBusy = () => undefined, max = MAX_UPLOADS, label = '附件（可不传）' }: UploadFieldProps) {
  const { items, refusal, choose, retry, remove } = useUploads(max, onChange, onBusy);
  if (!canSendFiles) return <Words as="p" className="hint">这里暂时不能传附件。有材料请带到窗口，或在电话里说明。</Words>;
  const isFull = items.length >= max;
  let photos = 0;
  const nameOf = ({ file }: Sending) => (file.preview === null ? file.name : `照片 ${++photos}`);
  return (
    <Box className="field" role="group" label={label}>
      <Words as="p" className="field-label">{label}</Words>
      <Words as="p" className="hint">{`照片或 PDF，最多 ${max} 个${items.some(isUnderWay) ? '' : value.length > 0 ? `，已有 ${value.length} 个` : ''}。照片里的拍摄位置会自动去掉`}</Words>
      {items.length > 0 && (
        <Box as="ul" className="uploads">
          {items.map((item) => (
            <FileRow key={item.key} item={item} name={nameOf(item)} onRetry={() => retry(item.key)} onRemove={() => remove(item.key)} />
          ))}
        </Box>
      )}
      {refusal !== null && <Words as="p" className="problem">{wordsOf(refusal)}</Words>}
      <Box className="upload-taps">
        <Tap className="button quiet" disabled={isFull} onTap={() => void choose('photo')}>
          拍照或选照片
        </Tap>
        <Tap className="button quiet" disabled={isFull} onTap={() => void choose('pdf')}>
          {`从${documentsFrom}选 PDF`}
        </Tap>
      </Box>
    </Box>
  );
}
