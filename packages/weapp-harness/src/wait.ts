const STEP_MS = 10;

/** Asks until the answer is neither false, undefined nor null; throws with `describe()` after the time. An answer that throws counts as not yet. */
export async function waitUntil<T>(ask: () => T, timeoutMs: number, describe: () => string): Promise<NonNullable<T>> {
  const end = Date.now() + timeoutMs;
  let last: unknown;
  do {
    try {
      const answer = ask();
      if (answer !== undefined && answer !== null && answer !== false) return answer;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  } while (Date.now() < end);
  throw new Error(`not within ${timeoutMs} ms: ${describe()}`, { cause: last });
}
