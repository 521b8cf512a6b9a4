export { createMatcher } from './matcher.js';
export type { Alert, Match, Matcher, Notice, Reason } from './types.js';
