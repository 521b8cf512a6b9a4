import { createHash, randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { MAX_UPLOAD_MEGABYTES, type Upload } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { addMs, Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { DataKey } from '../../platform/crypto/data-key.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Storage } from '../../platform/storage/storage.js';
import { contentKind } from './content-kind.js';
import { pdfName } from './file-name.js';
import { inspectPdf } from './pdf.js';
import { remakePhoto } from './photo.js';
import { fileTooLarge } from './refused-file.js';
import type { UploadEntity } from './upload.entity.js';
import { UploadRoom } from './upload-room.js';
import { UploadsRepository } from './uploads.repository.js';

const MEGABYTE = 1_048_576;
/** What is larger is cut off while it arrives. */
export const MAX_UPLOAD_BYTES = MAX_UPLOAD_MEGABYTES * MEGABYTE;
const ID_BYTES = 18;
const KEPT_FREE_MS = 24 * 3_600_000;

/** Takes in what people send: decides what it is by its content, makes photos anew, looks through PDFs, seals the bytes. */
@Injectable()
export class UploadIntakeService {
  constructor(
    private readonly uploads: UploadsRepository,
    private readonly storage: Storage,
    private readonly dataKey: DataKey,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly room: UploadRoom,
  ) {}

  async take(filename: string, stream: Readable): Promise<Upload> {
    const bytes = await buffer(stream);
    const { kind, content, pages, name } = await this.inspect(filename, bytes);
    await this.room.require(content.length);
    const sealed = this.dataKey.sealBytes(content);
    const sha256 = createHash('sha256').update(sealed).digest('hex');
    const createdAt = this.clock.now();
    const free = { ownerKind: null, ownerId: null, position: 0, expiresAt: addMs(createdAt, KEPT_FREE_MS), createdAt };
    const row: UploadEntity = { id: randomBytes(ID_BYTES).toString('base64url'), kind, name, sha256, size: content.length, pages, ...free };
    // The row first: what a crash leaves over is found by its row and cleared away.
    await this.unitOfWork.run((tx) => this.uploads.insert(tx, row));
    await this.storage.put(sealed, sealed.length);
    return { id: row.id, kind, name, size: row.size, pages };
  }

  private async inspect(filename: string, bytes: Buffer): Promise<Pick<UploadEntity, 'kind' | 'pages' | 'name'> & { content: Buffer }> {
    const { photoMegabytes, photoPixels, photoEdge, pdfPages } = this.config.centre.uploads;
    if ((await contentKind(bytes)) === 'pdf') {
      const { pages } = await inspectPdf(bytes, pdfPages);
      return { kind: 'pdf', content: bytes, pages, name: pdfName(filename) };
    }
    if (bytes.length > photoMegabytes * MEGABYTE) throw fileTooLarge(`照片太大，最多 ${photoMegabytes} MB，请压缩后再传`);
    return { kind: 'photo', content: await remakePhoto(bytes, { maxPixels: photoPixels, edge: photoEdge }), pages: null, name: '照片.jpg' };
  }
}
