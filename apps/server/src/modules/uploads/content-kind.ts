import { fileTypeFromBuffer } from 'file-type';
import type { UploadKind } from '@sunshine/contracts';
import { refusedFile } from './refused-file.js';

const KINDS: Readonly<Record<string, UploadKind>> = { 'image/jpeg': 'photo', 'image/png': 'photo', 'image/webp': 'photo', 'application/pdf': 'pdf' };
const ASK = '只接受 JPG、PNG 照片和 PDF 文件';
const REFUSALS: Readonly<Record<string, string>> = {
  'image/heic': '这是苹果手机的 HEIC 照片，暂时无法读取。请在“设置 › 相机 › 格式”里选“兼容性最佳”，或截图后上传',
  'image/gif': '不接受动图，请截一张图再传',
  'image/apng': '不接受动图，请截一张图再传',
};
/** The whole of a harmless string that virus scanners agreed to find: https://www.eicar.org/download-anti-malware-testfile/ */
const TEST_VIRUS = Buffer.from('WDVPIVAlQEFQWzRcUFpYNTQoUF4pN0NDKTd9JEVJQ0FSLVNUQU5EQVJELUFOVElWSVJVUy1URVNULUZJTEUhJEgrSCo=', 'base64');

export function refuseTestVirus(bytes: Buffer): void {
  if (bytes.includes(TEST_VIRUS)) throw refusedFile('文件里有病毒测试串，已拒绝');
}

/** What the content says it is, whatever its name. Throws UNSUPPORTED_FILE for all but photos and PDFs. */
export async function contentKind(bytes: Buffer): Promise<UploadKind> {
  if (bytes.length === 0) throw refusedFile('文件是空的，请重新选择');
  refuseTestVirus(bytes);
  const mime = (await fileTypeFromBuffer(bytes))?.mime ?? '';
  const kind = KINDS[mime];
  if (kind) return kind;
  throw refusedFile(REFUSALS[/^image\/hei[cf]/.test(mime) ? 'image/heic' : mime] ?? ASK);
}
