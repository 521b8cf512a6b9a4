/** Keeps enough to recognise a contact and too little to misuse it. */
export const maskContact = (contact: string): string => (contact.length <= 4 ? contact.replace(/./gu, '*') : `${contact.slice(0, 3)}${'*'.repeat(Math.min(6, contact.length - 5))}${contact.slice(-2)}`);
