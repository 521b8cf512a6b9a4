/** Repeats a beat until it is stopped; beats never overlap. */
export interface Heartbeat {
  /** Resolves when the last beat is over. */
  stop(): Promise<void>;
}

/** Calls `beat` every `everyMs`, for as long as a lease must live. A beat that fails is told to `onError` and the next one still comes. */
export function startHeartbeat(everyMs: number, beat: () => Promise<void>, onError: (error: unknown) => void): Heartbeat {
  let beating = Promise.resolve();
  const timer = setInterval(() => {
    beating = beating.then(beat).catch(onError);
  }, everyMs);
  return {
    stop: () => {
      clearInterval(timer);
      return beating;
    },
  };
}
