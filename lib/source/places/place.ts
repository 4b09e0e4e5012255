/** Where a value stands in the text of its document, as offsets; with what it holds. */
export interface Place {
  readonly start: number;
  readonly end: number;
  /** Where the key stands that it belongs to; absent for items of lists and for the document itself. */
  readonly key?: { readonly start: number; readonly end: number };
  /** By key, as kubectl reads the keys. */
  readonly entries?: ReadonlyMap<string, Place>;
  readonly items?: readonly Place[];
}

/** The place of a field, or of its nearest parent that is written. */
export function placeOf(root: Place, path: readonly (string | number)[]): Place {
  let place = root;
  for (const step of path) {
    const next = typeof step === 'number' ? place.items?.[step] : place.entries?.get(step);
    if (!next) break;
    place = next;
  }
  return place;
}
