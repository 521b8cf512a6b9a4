import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { MAX_UPLOADS, type UploadedFile, type UploadLink } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { addMs, Clock } from '../../platform/clock/clock.js';
import { DataKey } from '../../platform/crypto/data-key.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import { Storage } from '../../platform/storage/storage.js';
import type { UploadEntity, UploadOwnerKind } from './upload.entity.js';
import { UploadsRepository, type UploadOwner } from './uploads.repository.js';

export type { UploadOwner } from './uploads.repository.js';

/** An address of a file is written into answers; whoever may read the answer may fetch the file for so long. */
const LINK_MS = 60 * 60_000;
const MIMES = { photo: 'image/jpeg', pdf: 'application/pdf' } as const;
const LONG_OVER = new Date(0);

/** A file that was opened. `mime` is one of ours, never the uploader's word. */
export interface OpenedUpload {
  stream: Readable;
  mime: string;
  size: number;
  name: string;
}

@Injectable()
export class UploadsService {
  constructor(
    private readonly uploads: UploadsRepository,
    private readonly storage: Storage,
    private readonly dataKey: DataKey,
    private readonly clock: Clock,
  ) {}

  /** Makes free files the owner's, in this order. Throws UPLOAD_GONE when one is unknown, over or taken, LIMIT_REACHED beyond nine. */
  async claim(tx: Tx, ids: string[], owner: UploadOwner): Promise<void> {
    if (ids.length === 0) return;
    const before = await this.uploads.countOf(tx, owner);
    if (before + ids.length > MAX_UPLOADS) throw new AppError('LIMIT_REACHED', `最多 ${MAX_UPLOADS} 个附件`);
    for (const [at, id] of ids.entries()) {
      if (!(await this.uploads.claim(tx, id, owner, before + at, this.clock.now()))) throw new AppError('UPLOAD_GONE');
    }
  }

  /** The owner's files, with addresses that work for an hour: only for a reader who may see the owner. */
  async of(owner: UploadOwner): Promise<UploadedFile[]> {
    return (await this.many(owner.kind, [owner.id])).get(owner.id) ?? [];
  }

  /** The same for a page of a list; owners without files are left out. */
  async many(kind: UploadOwnerKind, ids: string[]): Promise<Map<string, UploadedFile[]>> {
    const files = new Map<string, UploadedFile[]>();
    for (const row of await this.uploads.findOf(kind, ids)) {
      const key = row.ownerId ?? '';
      files.set(key, [...(files.get(key) ?? []), this.toFile(row)]);
    }
    return files;
  }

  /** One file of this owner. Throws NOT_FOUND for any other. */
  async open(owner: UploadOwner, fileId: string): Promise<OpenedUpload> {
    const row = await this.uploads.findById(fileId);
    if (!row || row.ownerKind !== owner.kind || row.ownerId !== owner.id) throw noFile();
    return this.read(row);
  }

  /** A file by the address that `of` gave. */
  async openLink(id: string, { until, mark }: UploadLink): Promise<OpenedUpload> {
    const isGood = this.dataKey.isMark(mark, linkText(id, until)) && this.clock.now() <= new Date(until);
    const row = isGood ? await this.uploads.findById(id) : null;
    if (!row || row.ownerId === null) throw new AppError('NOT_FOUND', '附件的地址已过期，请刷新页面再打开');
    return this.read(row);
  }

  /** The owner has no files any more; their bytes go with the next clean-up. */
  async drop(tx: Tx, owner: UploadOwner): Promise<number> {
    return this.uploads.release(tx, owner, LONG_OVER);
  }

  private async read({ sha256, kind, name, position }: UploadEntity): Promise<OpenedUpload> {
    const stored = await this.storage.open(sha256);
    if (!stored) throw noFile();
    const bytes = this.dataKey.openBytes(await buffer(stored.stream));
    return { stream: Readable.from([bytes]), mime: MIMES[kind], size: bytes.length, name: shownName(kind, name, position) };
  }

  private toFile({ id, kind, name, size, pages, position }: UploadEntity): UploadedFile {
    const until = addMs(this.clock.now(), LINK_MS).toISOString();
    const mark = this.dataKey.mark(linkText(id, until));
    return { id, kind, name: shownName(kind, name, position), size, pages, url: `/api/uploads/${id}?until=${encodeURIComponent(until)}&mark=${mark}` };
  }
}

const noFile = (): AppError => new AppError('NOT_FOUND', '没有找到这个附件');
const linkText = (id: string, until: string): string => `upload ${id} ${until}`;
/** A camera's name says nothing, or where and when: photos are counted. */
const shownName = (kind: UploadEntity['kind'], name: string, position: number): string => (kind === 'photo' ? `照片 ${position + 1}.jpg` : name);
