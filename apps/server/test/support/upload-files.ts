import { PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import type { TestApp } from './app.js';

/** A picture of one colour and a bright corner, so that turning it shows. */
export function makePhoto(format: 'jpeg' | 'png' | 'webp' = 'jpeg', size = { width: 120, height: 80 }): Promise<Buffer> {
  const corner = { input: { create: { width: 20, height: 20, channels: 3 as const, background: '#ff0000' } }, left: 0, top: 0 };
  return sharp({ create: { ...size, channels: 3, background: '#0a4030' } })
    .composite([corner])
    .toFormat(format)
    .toBuffer();
}

export async function makePdf(pages = 1, change: (document: PDFDocument) => void | Promise<void> = () => undefined, options: { useObjectStreams?: boolean } = {}): Promise<Buffer> {
  const document = await PDFDocument.create();
  for (let page = 0; page < pages; page += 1) document.addPage([200, 200]);
  await change(document);
  return Buffer.from(await document.save(options));
}

export interface Uploaded<T> {
  status: number;
  body: T;
}

/** Sends one file as a form does. */
export async function upload<T = { id: string; kind: string; name: string; size: number; pages: number | null }>({ base }: Pick<TestApp, 'base'>, bytes: Buffer, name: string, token?: string): Promise<Uploaded<T>> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  const response = await fetch(`${base}/api/uploads`, { method: 'POST', body: form, ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }) });
  return { status: response.status, body: (await response.json()) as T };
}
