import { isNamedBeside, mayTellApplication } from '../applications/application-of';
import { toldByName } from '../applications/told-by-name';
import { CACHE } from '../applications/where-data-end';

/** Words of small letters and digits, a letter first: whatever takes one such name takes every other of its length. */
const FORM = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/**
 * What anybody may tell from the name of a workload but for which of all it is: names of which this is the same are as
 * good as each other. Nothing where a name may tell what runs there.
 */
export function classOfName(name: string): string | undefined {
  if (!FORM.test(name) || mayTellApplication(name)) return undefined;
  return `${name.length} ${isNamedBeside(name)} ${CACHE.test(name)} ${toldByName(name)}`;
}
