import type { UploadedFile } from '@sunshine/contracts';
import { absoluteUrl } from '../services/http-send';
import { platform } from '../services/platform';
import { sizeWords } from '../services/uploads';
import { useAction } from '../services/use-answer';
import { useState } from 'react';
import { Box, Tap, Words } from './elements';
import { Failed } from './states';

/** Files of something that was sent; a tap opens one. */
export function UploadList({ files }: { files: UploadedFile[] }) {
  const [said, setSaid] = useState<string | null>(null);
  const opening = useAction(async ({ url, name }: UploadedFile) => setSaid(await platform.openFile({ url: absoluteUrl(url), name })));
  if (files.length === 0) return null;
  return (
    <Box className="field">
      <Words as="p" className="field-label">{`附件（${files.length}）`}</Words>
      <Box as="ul" className="rows">
        {files.map((file) => (
          <Box as="li" key={file.id}>
            <Tap className="row" label={`打开${file.name}`} onTap={() => opening.run(file)}>
              <Words className="row-text">{file.name}</Words>
              <Words className="hint">{file.pages === null ? sizeWords(file.size) : `${file.pages} 页`}</Words>
            </Tap>
          </Box>
        ))}
      </Box>
      {said && <Words as="p" className="hint">{said}</Words>}
      {opening.error !== null && <Failed error={opening.error} />}
    </Box>
  );
}
