import type { Attachment } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { newId } from '../../platform/database/ids.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { tidyText } from '../../platform/html/characters.js';
import { AppError } from '../../platform/http/app-error.js';
import type { StaffCaller } from '../../platform/http/caller.js';
import { Storage } from '../../platform/storage/storage.js';
import type { AttachmentEntity } from './attachment.entity.js';
import { AttachmentsRepository } from './attachments.repository.js';
import { recognise } from './file-kind.js';
import { toAttachment } from './notices.mapper.js';
import { NoticesRepository } from './notices.repository.js';

/** One attachment of a notice; longer documents belong to the tender platform. */
export const MAX_ATTACHMENT_BYTES = 20 * 1024 * 1024;
const MAX_NAME = 200;

export interface OpenedFile {
  name: string;
  mime: string;
  size: number;
  stream: Readable;
}

@Injectable()
export class AttachmentsService {
  constructor(
    private readonly attachments: AttachmentsRepository,
    private readonly notices: NoticesRepository,
    private readonly storage: Storage,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Keeps a file that a draft may then name. Its type is read from its content. */
  async upload(caller: StaffCaller, filename: string, stream: Readable): Promise<Attachment> {
    const { sha256, size } = await this.storage.put(stream, MAX_ATTACHMENT_BYTES);
    if (size === 0) throw new AppError('UNSUPPORTED_FILE', '文件是空的');
    const name = tidyText(filename.replace(/^.*[\\/]/, '')).trim().slice(-MAX_NAME) || '附件';
    const stored = await this.storage.open(sha256);
    if (!stored) throw new Error(`stored file ${sha256} is gone`);
    const mime = await recognise(name, stored.stream);
    const row: AttachmentEntity = { id: newId(), noticeId: null, name, size, mime, sha256, url: null, uploadedBy: caller.id, createdAt: this.clock.now() };
    await this.unitOfWork.run(async (tx) => {
      await this.attachments.insert(tx, row);
      await this.audit.record(tx, { actor: caller, action: 'attachment.upload', objectKind: 'attachment', objectId: row.id, summary: `上传附件 ${name}`, detail: { sha256, size, mime } });
    });
    return toAttachment(row);
  }

  /** A file that a public notice names. */
  async openPublic(id: string): Promise<OpenedFile> {
    const row = await this.attachments.findById(id);
    const notice = row?.noticeId ? await this.notices.findPublic(row.noticeId) : null;
    if (!row || !notice || notice.state === 'withdrawn') throw new AppError('NOT_FOUND', '没有找到这个附件');
    return this.openRow(row);
  }

  /** Any file, for staff. */
  async openAny(id: string): Promise<OpenedFile> {
    const row = await this.attachments.findById(id);
    if (!row) throw new AppError('NOT_FOUND', '没有找到这个附件');
    return this.openRow(row);
  }

  private async openRow({ sha256, name, mime }: AttachmentEntity): Promise<OpenedFile> {
    const stored = sha256 === null ? undefined : await this.storage.open(sha256);
    if (!stored) throw new AppError('NOT_FOUND', '没有找到这个附件');
    return { name, mime: mime ?? 'application/octet-stream', ...stored };
  }
}
