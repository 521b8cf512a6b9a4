/** The control API or a test named something that does not exist. The message is for people. */
export class Missing extends Error {
  override readonly name = 'Missing';
}
