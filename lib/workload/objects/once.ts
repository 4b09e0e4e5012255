/** Something that is made when it is asked for, and only once. */
export interface Once<T extends object> {
  (): T;
  /** What has been made by now. */
  readonly made: () => T | undefined;
}

/** Makes something when it is asked for, and only once. */
export function once<T extends object>(make: () => T): Once<T> {
  let made: T | undefined;
  return Object.assign(() => (made ??= make()), { made: () => made });
}
