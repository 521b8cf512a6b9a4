/** The typed words of an alert: separated by spaces, commas or 、; without repeats. */
export const typedWords = (typed: string): string[] => [...new Set(typed.split(/[\s,，、;；]+/).filter(Boolean))];

/** A first name for an alert, from its conditions. */
export const alertName = (conditionSentence: string): string => [...conditionSentence.replace(/^(同时)?含 /, '')].slice(0, 20).join('');
