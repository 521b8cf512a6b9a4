/** 128 bit. Not `randomUUID`, which a console that is opened by plain http in the office network does not have. */
export const randomId = (): string => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
