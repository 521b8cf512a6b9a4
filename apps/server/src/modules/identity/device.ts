import type { DeviceKind } from '@sunshine/contracts';

const SIGNS: [RegExp, DeviceKind][] = [
  [/harmony|openharmony/i, 'harmony'],
  [/iphone|ipad|ios/i, 'iphone'],
  [/android/i, 'android'],
  [/windows|macintosh|x11|linux/i, 'computer'],
];

/** What kind of device a browser or WeChat says it is. Only the kind is kept: enough to know one's own telephone again. */
export const deviceOf = (userAgent: string | undefined): DeviceKind => SIGNS.find(([sign]) => sign.test(userAgent ?? ''))?.[1] ?? 'other';
