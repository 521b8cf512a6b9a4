/** The sandbox's phone answers these calls when our page runs inside it; no other parent does. */
const HELLO_MS = 300;
/** A person answers the subscribe dialog, so a call may take a while. */
const CALL_MS = 120_000;

interface Reply {
  source: 'wechat-sandbox';
  id: string;
  ok: boolean;
  result?: unknown;
  error?: unknown;
}

const isReply = (data: unknown): data is Reply => typeof data === 'object' && data !== null && (data as Reply).source === 'wechat-sandbox' && typeof (data as Reply).id === 'string';

let counter = 0;
let origin = '*';

function post<T>(call: string, args: unknown, timeoutMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const id = `${Date.now()}-${++counter}`;
    const stop = () => {
      clearTimeout(timer);
      window.removeEventListener('message', listen);
    };
    const listen = (event: MessageEvent<unknown>) => {
      if (event.source !== window.parent || !isReply(event.data) || event.data.id !== id) return;
      stop();
      origin = event.origin;
      if (event.data.ok) resolve(event.data.result as T);
      else reject(new Error(String(event.data.error ?? call)));
    };
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`${call} timed out`));
    }, timeoutMs);
    window.addEventListener('message', listen);
    window.parent.postMessage({ source: 'sunshine-h5', id, call, args }, origin);
  });
}

interface Greeting {
  version: number;
  /** Whose phone it is. */
  user?: string;
}

let greeting: Promise<Greeting | null> | undefined;

/** The sandbox's phone around us, or null; asked once a page load. */
export function sandbox(): Promise<Greeting | null> {
  greeting ??= window.parent === window ? Promise.resolve(null) : post<Greeting>('hello', {}, HELLO_MS).catch(() => null);
  return greeting;
}

export const callSandbox = <T>(call: string, args: unknown = {}) => post<T>(call, args, CALL_MS);
