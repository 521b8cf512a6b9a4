/** Where the token survives a restart of the app. */
export interface TokenStore {
  read(): string | undefined;
  write(token: string): void;
  remove(): void;
}

export interface Session {
  token(): string | undefined;
  /** The token, after a login if there is none; callers at the same time share one login. */
  ensure(): Promise<string>;
  /** Forgets the token if it is still the one that failed. */
  drop(failed: string | undefined): void;
}

export function createSession(store: TokenStore, login: () => Promise<string>): Session {
  let running: Promise<string> | undefined;

  const start = async () => {
    const token = await login();
    store.write(token);
    return token;
  };

  return {
    token: () => store.read(),
    ensure: () => {
      const token = store.read();
      if (token) return Promise.resolve(token);
      running ??= start().finally(() => {
        running = undefined;
      });
      return running;
    },
    drop: (failed) => {
      if (failed === undefined || store.read() === failed) store.remove();
    },
  };
}
