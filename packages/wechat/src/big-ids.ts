/** Numbers, and what tells whether one stands inside a string. One step a match: a long string costs no stack. */
const TOKEN = /\\[^]|"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
/** 2^53 has 16 digits; most answers hold no such number and need no second look. */
const MAY_BE_UNSAFE = /\d{16}/;

const isUnsafeInteger = (literal: string): boolean => /^-?\d{16,}$/.test(literal) && !Number.isSafeInteger(Number(literal));

/**
 * `JSON.parse` that keeps WeChat's 64-bit ids: integers beyond 2^53 − 1 become strings with every digit, all else is as in JSON.
 * @throws SyntaxError when the text is not JSON
 */
export function parseJsonWithBigIds(text: string): unknown {
  const plain: unknown = JSON.parse(text);
  return MAY_BE_UNSAFE.test(text) ? JSON.parse(quoteUnsafe(text)) : plain;
}

function quoteUnsafe(text: string): string {
  let isInString = false;
  return text.replace(TOKEN, (token) => {
    if (token === '"') isInString = !isInString;
    return !isInString && isUnsafeInteger(token) ? `"${token}"` : token;
  });
}
