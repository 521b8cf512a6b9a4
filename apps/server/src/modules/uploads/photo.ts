import sharp from 'sharp';
import { fileTooLarge, refusedFile } from './refused-file.js';

// The other readers of the library (SVG, TIFF, PDF, ImageMagick's) are never given strangers' bytes, whatever those claim to be.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] });
sharp.cache(false);
sharp.concurrency(1);

const SECONDS = 20;
const QUALITY = 86;

const unreadable = (cause: unknown): Error => refusedFile('照片不完整或已损坏，请重新拍一张', cause);

/**
 * Paints the photo anew: turned as the camera meant it, at most `edge` wide and high, a JPEG with nothing but its pixels. Place,
 * camera, comments and whatever was hidden behind or between them stay behind. Throws UNSUPPORTED_FILE and TOO_LARGE.
 */
export async function remakePhoto(bytes: Buffer, { maxPixels, edge }: { maxPixels: number; edge: number }): Promise<Buffer> {
  // Reads the head only.
  const { width, height, pages = 1 } = await sharp(bytes, { limitInputPixels: false }).metadata().catch((error: unknown) => {
    throw unreadable(error);
  });
  if (pages > 1) throw refusedFile('不接受动图，请截一张图再传');
  if (width * height > maxPixels) throw fileTooLarge('照片的像素太多，请压缩后再传');
  const photo = sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error' });
  const painted = photo.autoOrient().resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true }).flatten({ background: '#fff' }).toColourspace('srgb');
  return painted
    .jpeg({ quality: QUALITY, chromaSubsampling: '4:4:4' })
    .timeout({ seconds: SECONDS })
    .toBuffer()
    .catch((error: unknown) => {
      throw unreadable(error);
    });
}
