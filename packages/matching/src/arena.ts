const OFFSET_BITS = 16;
const PAGE = 1 << OFFSET_BITS;
/** Sizes are rounded up to multiples, so that a freed place fits many later records. */
const STEP = 4;
const NO_PAGE = new Int32Array(0);

/**
 * Memory for records and lists of 32-bit integers, cut from pages of 256 KB that never move: growing copies nothing, and a million
 * records are a few hundred objects to the garbage collector. A freed place is given out again for one of its size.
 */
export class Arena {
  private readonly pages: Int32Array[] = [];
  private readonly freePages: number[] = [];
  /** By size. */
  private readonly free = new Map<number, number[]>();
  private current = 0;
  private used = PAGE;

  /** Stores a copy and returns its address. */
  store(record: readonly number[]): number {
    const address = this.allocate(record.length);
    this.pageOf(address).set(record, offsetOf(address));
    return address;
  }

  /** The address of a place for `size` integers, of any content. A place larger than a page gets a page of its own. */
  allocate(size: number): number {
    const rounded = roundUp(size);
    const freed = this.free.get(rounded)?.pop();
    if (freed !== undefined) return freed;
    if (rounded > PAGE) return this.addPage(rounded) << OFFSET_BITS;
    if (this.used + rounded > PAGE) {
      this.current = this.addPage(PAGE);
      this.used = 0;
    }
    const address = (this.current << OFFSET_BITS) | this.used;
    this.used += rounded;
    return address;
  }

  /** Gives a place back. @param size as it was asked for */
  release(address: number, size: number): void {
    const rounded = roundUp(size);
    if (rounded > PAGE) return this.dropPage(address >>> OFFSET_BITS);
    const places = this.free.get(rounded);
    if (places === undefined) this.free.set(rounded, [address]);
    else places.push(address);
  }

  /** The page in which the record of this address lies, from `offsetOf(address)` on. */
  pageOf(address: number): Int32Array {
    return this.pages[address >>> OFFSET_BITS]!;
  }

  private addPage(size: number): number {
    const page = this.freePages.pop() ?? this.pages.length;
    this.pages[page] = new Int32Array(size);
    return page;
  }

  private dropPage(page: number): void {
    this.pages[page] = NO_PAGE;
    this.freePages.push(page);
  }
}

/** Where in its page a record begins. */
export function offsetOf(address: number): number {
  return address & (PAGE - 1);
}

function roundUp(size: number): number {
  return Math.ceil(size / STEP) * STEP;
}
