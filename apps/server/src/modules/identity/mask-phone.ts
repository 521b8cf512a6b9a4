/** Of a mainland number the first three and the last four digits stay: 138****5678; of any other the last two. */
export const maskPhone = (number: string): string => (/^\d{11}$/.test(number) ? `${number.slice(0, 3)}****${number.slice(-4)}` : `****${number.slice(-2)}`);
