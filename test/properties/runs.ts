/** How often `npm run properties` tries a property, for each time that `npm test` does. */
const TIMES = Number(process.env['PROPERTY_TIMES'] ?? 1);

/** How often a property is tried: a few times in `npm test`, many times in `npm run properties`. */
export function runs(few: number): { readonly numRuns: number } {
  return { numRuns: few * TIMES };
}
