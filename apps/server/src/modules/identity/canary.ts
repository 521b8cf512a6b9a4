/**
 * The subscriber of self-watch: no phone, no openid, no way to log in. It sorts behind everybody, and people are told in
 * the order of their ids: what it has been told, everybody has been told.
 */
export const CANARY_ID = '7ZZZZZZZZZZZZZZZZZZZCANARY';
