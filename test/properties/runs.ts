/** How often `npm run properties` tries a property, for each time that `npm test` does. */
const TIMES = Number(process.env['PROPERTY_TIMES'] ?? 1);

/** How often a property is tried: a few times in `npm test`, many times in `npm run properties`. */
export function runs(few: number): { readonly numRuns: number } {
  return { numRuns: few * TIMES };
}

/** Which of many are tried: one of so many in `npm test`, all of them in `npm run properties`. */
export function oneOf<T>(count: number, all: readonly T[]): readonly T[] {
  return TIMES > 1 ? all : all.filter((_, index) => index % count === 0);
}
