/**
 * Draws the tab icons: 81×81 PNG, 8-bit RGBA, from strokes; no native graphics library is needed.
 * Run `node scripts/draw-tab-icons.mjs` after changing a shape; the pictures are committed.
 */
import { writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

const SIZE = 81;
const SAMPLES = 4;
const STROKE = 5;
const COLOURS = { '': [0x52, 0x5d, 0x57], '-on': [0x1f, 0x5c, 0x46] };

const segment = (x, y, [ax, ay, bx, by]) => {
  const [dx, dy] = [bx - ax, by - ay];
  const t = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
};
const lines = (points) => points.slice(1).map((to, i) => [...points[i], ...to]);
const arc = (cx, cy, r, from, to, steps = 40) =>
  lines(Array.from({ length: steps + 1 }, (_, i) => {
    const angle = ((from + ((to - from) * i) / steps) * Math.PI) / 180;
    return [cx + r * Math.cos(angle), cy + r * Math.sin(angle)];
  }));

/** Strokes of each icon in a 81×81 box: a house with a sun, a page with lines, a receiver, a person. */
const icons = {
  home: [...lines([[13, 40], [40.5, 15], [68, 40]]), ...lines([[20, 36], [20, 67], [61, 67], [61, 36]]), ...arc(40.5, 49, 8, 0, 360)],
  notices: [...lines([[19, 13], [62, 13], [62, 68], [19, 68], [19, 13]]), ...lines([[29, 28], [52, 28]]), ...lines([[29, 41], [52, 41]]), ...lines([[29, 54], [43, 54]])],
  supervision: [...arc(40.5, 40, 25, 180, 360), ...lines([[15.5, 40], [15.5, 55], [24, 55], [24, 41], [15.5, 41]]), ...lines([[65.5, 40], [65.5, 55], [57, 55], [57, 41], [65.5, 41]]), ...lines([[61, 56], [61, 66], [43, 67]])],
  mine: [...arc(40.5, 27, 13, 0, 360), ...arc(40.5, 68, 26, 180, 360), ...lines([[14.5, 68], [66.5, 68]])],
};

function pixels(strokes, [r, g, b]) {
  const rows = [];
  for (let y = 0; y < SIZE; y++) {
    const row = [0];
    for (let x = 0; x < SIZE; x++) {
      let hits = 0;
      for (let s = 0; s < SAMPLES * SAMPLES; s++) {
        const [px, py] = [x + ((s % SAMPLES) + 0.5) / SAMPLES, y + (Math.floor(s / SAMPLES) + 0.5) / SAMPLES];
        if (strokes.some((stroke) => segment(px, py, stroke) <= STROKE / 2)) hits++;
      }
      row.push(r, g, b, Math.round((255 * hits) / SAMPLES ** 2));
    }
    rows.push(Buffer.from(row));
  }
  return Buffer.concat(rows);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

function png(strokes, colour) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIZE, 0);
  header.writeUInt32BE(SIZE, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels(strokes, colour), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

for (const [name, strokes] of Object.entries(icons)) {
  for (const [suffix, colour] of Object.entries(COLOURS)) {
    writeFileSync(new URL(`../src/assets/tab/${name}${suffix}.png`, import.meta.url), png(strokes, colour));
  }
}
