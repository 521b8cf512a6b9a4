/** The array itself when `index` lies in it, else a copy of at least twice the length: n appends copy fewer than 2n items. */
export function grown<T extends Int32Array | Uint8Array>(array: T, index: number): T {
  if (index < array.length) return array;
  const larger = new (array.constructor as new (length: number) => T)(Math.max(array.length * 2, index + 1));
  larger.set(array);
  return larger;
}
