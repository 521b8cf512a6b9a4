/** The configuration cannot be used. The message is Chinese, for the person who starts the server. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
