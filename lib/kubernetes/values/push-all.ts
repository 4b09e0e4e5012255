/** Puts all items behind a list's own, however many: `push(...items)` fails where an input makes them 100,000. */
export function pushAll<Item>(list: Item[], items: Iterable<Item>): void {
  for (const item of items) list.push(item);
}
