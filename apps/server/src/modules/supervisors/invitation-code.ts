import { randomBytes } from 'node:crypto';

/** No I, L, O and U: read aloud, typed by hand. 32 letters, so five bits each are even. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 16;
const GROUP = /.{4}(?=.)/g;

/** A new one-time code: 80 bits, as it is typed. */
export const newInvitationCode = (): string => Array.from(randomBytes(LENGTH), (byte) => LETTERS[byte % LETTERS.length]).join('');

/** As it is read: four times four. */
export const shownCode = (code: string): string => code.replace(GROUP, '$&-');
