/** The field's words and their Chinese labels. No zod in here, so the phone can import it for a few bytes. */
export * from './words/alerts.js';
export * from './words/articles.js';
export * from './words/cases.js';
export * from './words/clocks.js';
export * from './words/content-checks.js';
export * from './words/deliveries.js';
export * from './words/notices.js';
export * from './words/people.js';
export * from './words/ratings.js';
export * from './words/supervisors.js';
export * from './words/uploads.js';
