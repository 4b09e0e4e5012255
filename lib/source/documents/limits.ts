/** How deep values may be nested. Kubernetes' own objects need 20 levels, schemas in definitions of resources 60. */
export const MAX_DEPTH = 200;

/** How many things that are wrong with one text are told: nobody reads as many, and each costs more than its place in the text. */
export const MOST_PROBLEMS = 1000;

/** The longest text, in characters. 50,000 objects of the usual length fit. */
export const MAX_LENGTH = 40 * 1024 * 1024;

/** So many objects are read in a run: each costs some tenths of a millisecond to some milliseconds, and nobody has as many. */
export const MOST_OBJECTS = 100_000;
