/** What a text of one workload is for another one. */
export type Rename = (text: string) => string;

/** Frozen data, to be told with other names in all its texts. What holds none of them stays the same object. */
export class Renamed<Data> {
  /** What holds no name, so that nobody has to look there again. */
  private readonly nameless = new WeakSet<object>();

  constructor(private readonly data: Data) {}

  with(rename: Rename): Data {
    return this.in(this.data, rename) as Data;
  }

  private in(data: unknown, rename: Rename): unknown {
    if (typeof data === 'string') return rename(data);
    if (typeof data !== 'object' || data === null || this.nameless.has(data)) return data;
    const other = Array.isArray(data) ? this.inList(data, rename) : this.inObject(data, rename);
    if (other === data) this.nameless.add(data);
    return other;
  }

  private inList(list: readonly unknown[], rename: Rename): readonly unknown[] {
    const other = list.map((one) => this.in(one, rename));
    return other.every((one, index) => one === list[index]) ? list : Object.freeze(other);
  }

  private inObject(object: object, rename: Rename): object {
    const entries = Object.entries(object) as [string, unknown][];
    const other = entries.map(([key, value]) => [rename(key), this.in(value, rename)] as const);
    const isSame = other.every(([key, value], index) => key === entries[index]?.[0] && value === entries[index][1]);
    return isSame ? object : Object.freeze(Object.fromEntries(other));
  }
}
