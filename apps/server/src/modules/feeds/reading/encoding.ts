import { AppError } from '../../../platform/http/app-error.js';

const unreadable = (message: string): AppError => new AppError('FEED_UNREADABLE', message);

/** How many bytes a UTF-8 sequence that starts with `lead` has; 0 when none does. */
const sequenceLength = (lead: number): number => (lead >= 0xc2 && lead <= 0xdf ? 2 : (lead & 0xf0) === 0xe0 ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0);

/** Sequences beyond ASCII in a text, good and bad; a sequence cut off by the end counts as neither. */
function countSequences(bytes: Buffer): { good: number; bad: number } {
  let [good, bad] = [0, 0];
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0;
    const length = lead < 0x80 ? 1 : sequenceLength(lead);
    if (lead >= 0x80 && at + length > bytes.length) break;
    const whole = length > 0 && bytes.subarray(at + 1, at + length).every((byte) => (byte & 0xc0) === 0x80);
    if (lead >= 0x80 && whole) good++;
    else if (lead >= 0x80) bad++;
    at += whole ? length : 1;
  }
  return { good, bad };
}

/**
 * Refuses a file whose first bytes are clearly not UTF-8 JSON, naming what they are. A file that is mostly UTF-8 passes:
 * its odd record is refused on its own.
 */
export function assertUtf8(head: Buffer): void {
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  if (isUtf16) throw unreadable('文件是 UTF-16 编码，请另存为 UTF-8 后再导入');
  if (head[0] === 0x50 && head[1] === 0x4b) throw unreadable('这是压缩包或电子表格（zip），不是 JSON 文件；电子表格请选 xlsx 格式');
  if (head.subarray(0, 4096).includes(0)) throw unreadable('文件不是文本（含有空字节，可能是 UTF-16 或二进制文件），请另存为 UTF-8 的 JSON');
  const { good, bad } = countSequences(head.subarray(0, 262_144));
  if (bad > good) throw unreadable('文件不是 UTF-8 编码（看起来是 GBK），请另存为 UTF-8 后再导入');
}
