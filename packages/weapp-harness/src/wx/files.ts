import type { Answers, ChosenFile } from '../types.js';
import type { Options, WxTable } from './bridge.js';
import { WxFailure } from './failure.js';
import { exchange, headersOf, target, task, type NetworkHost } from './network.js';

const TYPES: Readonly<Record<string, string>> = { jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png', pdf: 'application/pdf' };
const DEFAULT_COUNT = 9;

const extensionOf = (name: string) => /\.([0-9a-z]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? 'unknown';

/** Choosing photos and files of chats, reading and sending them. */
export function filesApi(host: NetworkHost, answers: () => Answers): WxTable {
  const { bridge, files } = host;
  /** WeChat hands over copies under names of its own. */
  const keep = ({ name, bytes }: ChosenFile) => {
    const path = `wxfile://tmp_chosen_${files.size + 1}.${extensionOf(name)}`;
    files.set(path, bytes);
    return path;
  };
  const choose = ({ count }: Options) => {
    const chosen = answers().files().slice(0, Number(count ?? DEFAULT_COUNT));
    if (chosen.length === 0) throw new WxFailure('cancel');
    return chosen;
  };
  return {
    chooseMedia: bridge.async('chooseMedia', (options) => ({ type: 'image', tempFiles: choose(options).map((file) => ({ tempFilePath: keep(file), size: file.bytes.length, fileType: 'image' })) })),
    chooseMessageFile: bridge.async('chooseMessageFile', (options) => ({ tempFiles: choose(options).map((file) => ({ path: keep(file), name: file.name, size: file.bytes.length, type: 'file', time: 0 })) })),
    compressImage: bridge.async('compressImage', ({ src }) => ({ tempFilePath: String(src) })),
    getFileSystemManager: () => ({ readFile: bridge.async('readFile', ({ filePath, encoding }) => ({ data: read(host, bytesOf(host, filePath), encoding) })) }),
    uploadFile: task(host, 'uploadFile', (options, signal) => upload(host, options, signal)),
  };
}

function bytesOf({ files }: NetworkHost, path: unknown): Uint8Array {
  const bytes = files.get(String(path));
  if (bytes === undefined) throw new WxFailure(`no such file or directory, open ${String(path)}`, { errno: 1_300_002 });
  return bytes;
}

const read = (host: NetworkHost, bytes: Uint8Array, encoding: unknown) => (encoding === undefined ? host.adoptBytes(bytes) : Buffer.from(bytes).toString(encoding as BufferEncoding));

/** One file as multipart/form-data, whose answer WeChat hands over as text. */
async function upload(host: NetworkHost, options: Options, signal: AbortSignal): Promise<Options> {
  const path = String(options['filePath'] ?? '');
  const bytes = bytesOf(host, path);
  const body = new FormData();
  for (const [name, value] of Object.entries((options['formData'] ?? {}) as Options)) body.append(name, String(value));
  const type = TYPES[extensionOf(path)] ?? 'application/octet-stream';
  body.append(String(options['name']), new Blob([new Uint8Array(bytes)], { type }), path.split('/').pop());
  const headers = headersOf(options);
  // The boundary is the sender's own.
  headers.delete('content-type');
  const { response, bytes: answer } = await exchange(host, { url: target(host, String(options['url'] ?? '')), method: 'POST', headers, body, bytes: bytes.length }, signal);
  return { data: new TextDecoder().decode(answer), statusCode: response.status, header: Object.fromEntries(response.headers) };
}
