import { setFlagsFromString } from 'node:v8';

/** What each version of V8 calls it, by its first number; one that is not known here keeps its own mind. */
const FLAGS: ReadonlyMap<string, string> = new Map([
  ['11', '--interrupt-budget=400000'],
  ['12', '--invocation-count-for-turbofan=15000'],
]);

/**
 * Lets V8 wait for longer until it optimises a function. A command runs for a second at the most, mostly, and by default
 * half of what it costs is the optimising of functions that are hardly called any more. What runs for long is optimised all
 * the same.
 */
export function compileLate(): void {
  const flag = FLAGS.get(process.versions.v8.split('.', 1).join());
  if (flag !== undefined) setFlagsFromString(flag);
}
