import { createHash } from 'node:crypto';
import { encodePng } from './png.js';

const WIDTH = 450;
const HEIGHT = 254;
const HILLS = 3;

/** A landscape of flat hills, the same for the same name: the sandbox's pictures come from nowhere else. */
export function drawPicture(name: string): Buffer {
  const seed = createHash('sha256').update(name).digest();
  const at = (index: number): number => (seed[index] ?? 0) / 255;
  const edge = (hill: number, x: number): number => HEIGHT * (0.45 + hill * 0.18) + Math.sin(x / (40 + at(hill) * 60) + at(hill + 4) * 6) * 22;
  return encodePng(WIDTH, HEIGHT, (x, y) => {
    const hill = Array.from({ length: HILLS }, (_none, index) => HILLS - 1 - index).find((index) => y > edge(index, x));
    if (hill === undefined) return [214, 232, 240];
    const shade = 0.9 - hill * 0.22;
    return [Math.round((90 + at(8) * 80) * shade), Math.round((140 + at(9) * 60) * shade), Math.round((100 + at(10) * 60) * shade)];
  });
}

/** What other sites get instead of a picture (此图片来自微信公众平台，未经允许不可引用): grey, crossed out. */
export function drawRefusal(): Buffer {
  return encodePng(WIDTH, HEIGHT, (x, y) => {
    const slope = (x * HEIGHT) / WIDTH;
    return Math.abs(slope - y) < 2 || Math.abs(HEIGHT - slope - y) < 2 ? [150, 150, 150] : [226, 226, 226];
  });
}
