/** Timers of one bundle: what they throw is reported, and none outlives `stop`. */
export class Timers {
  private readonly running = new Map<NodeJS.Timeout, boolean>();
  private isStopped = false;

  constructor(private readonly onError: (error: unknown) => void) {}

  readonly setTimeout = (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): unknown => this.start(false, run, ms, args);
  readonly setInterval = (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): unknown => this.start(true, run, ms, args);
  /** Takes what `setTimeout` or `setInterval` gave; anything else is ignored, as WeChat does. */
  readonly clear = (id: unknown): void => {
    for (const timer of this.running.keys()) if (Number(timer) === id) this.drop(timer);
  };

  stop(): void {
    this.isStopped = true;
    for (const timer of this.running.keys()) this.drop(timer);
  }

  /** Timer ids are numbers in WeChat. */
  private start(isRepeated: boolean, run: (...args: unknown[]) => void, ms: number, args: unknown[]): number {
    if (this.isStopped) return 0;
    const fire = () => {
      if (!isRepeated) this.running.delete(timer);
      try {
        run(...args);
      } catch (error) {
        this.onError(error);
      }
    };
    const timer = isRepeated ? setInterval(fire, ms) : setTimeout(fire, ms);
    this.running.set(timer, isRepeated);
    return Number(timer);
  }

  private drop(timer: NodeJS.Timeout): void {
    if (this.running.get(timer)) clearInterval(timer);
    else clearTimeout(timer);
    this.running.delete(timer);
  }
}
