/** The first two digits of a resident id: GB/T 2260 provinces, 71/81/82/83 for residence permits. */
const PROVINCES = new Set('11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '));
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** GB 11643-1999: ISO 7064 MOD 11-2 over the first 17 digits. `digits` is 17 digits and a digit or X. */
export function isResidentId18(digits: string): boolean {
  const year = Number(digits.slice(6, 10));
  if (!PROVINCES.has(digits.slice(0, 2)) || year < 1900 || year > 2099) return false;
  if (!isDay(year, Number(digits.slice(10, 12)), Number(digits.slice(12, 14)))) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return CHECKS[sum % 11] === digits[17]?.toUpperCase();
}

/** The old form: no check digit, a birthday of the 20th century. */
export const isResidentId15 = (digits: string): boolean =>
  PROVINCES.has(digits.slice(0, 2)) && isDay(1900 + Number(digits.slice(6, 8)), Number(digits.slice(8, 10)), Number(digits.slice(10, 12)));

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const weighted = index % 2 === 1 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}

/** Leading digits and lengths of cards that banks in China give to people. */
const CARDS = [/^62\d{14,17}$/, /^9558\d{12}(?:\d{3})?$/, /^4\d{15}$/, /^5[1-5]\d{14}$/, /^35(?:2[89]|[3-8]\d)\d{12}$/];

export const isBankCard = (digits: string): boolean => CARDS.some((form) => form.test(digits)) && passesLuhn(digits);
