/** Keeps values that never change under their keys, up to a weight; the first to come is the first to go. */
export class BoundedMemory<Value> {
  private readonly values = new Map<string, Value>();
  private weight = 0;

  constructor(
    private readonly most: number,
    private readonly weigh: (value: Value) => number,
  ) {}

  get(key: string): Value | undefined {
    return this.values.get(key);
  }

  keep(key: string, value: Value): void {
    const weight = this.weigh(value);
    if (weight > this.most || this.values.has(key)) return;
    this.values.set(key, value);
    this.weight += weight;
    for (const [oldest, old] of this.values) {
      if (this.weight <= this.most) return;
      this.values.delete(oldest);
      this.weight -= this.weigh(old);
    }
  }
}
