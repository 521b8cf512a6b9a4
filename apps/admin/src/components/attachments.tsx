import type { UploadedFile } from '@sunshine/contracts';
import { FilePdfOutlined } from '@ant-design/icons';
import { Image } from 'antd';

const MEGABYTE = 1_048_576;
const size = (bytes: number): string => (bytes >= MEGABYTE ? `${(bytes / MEGABYTE).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`);

/** Files that somebody sent in: photos to look at, PDFs to download. Their addresses work for an hour; a reload gives new ones. */
export const Attachments = ({ files }: { files: UploadedFile[] }) => {
  if (files.length === 0) return <p className="hint">没有附件</p>;
  return (
    <Image.PreviewGroup>
      <ul className="attachments" aria-label="附件">
        {files.map(({ id, kind, name, pages, size: bytes, url }) => (
          <li key={id}>
            {kind === 'photo' ? (
              <Image src={url} alt={name} width={96} height={96} className="attachment-photo" preview={{ cover: '放大' }} />
            ) : (
              <FilePdfOutlined className="attachment-pdf" aria-hidden />
            )}
            <a href={url} download={name}>
              {name}
            </a>
            <span className="hint">{pages === null ? size(bytes) : `${pages} 页，${size(bytes)}`}</span>
          </li>
        ))}
      </ul>
    </Image.PreviewGroup>
  );
};
