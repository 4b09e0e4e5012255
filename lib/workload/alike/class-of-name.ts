import { isNamedBeside, mayTellApplication } from '../applications/application-of';
import { toldByName } from '../applications/told-by-name';
import { CACHE } from '../applications/where-data-end';

/** Words of small letters and digits, a letter first: whatever takes one such name takes every other of its length. */
const FORM = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** A ServiceAccount of this name is there, and is as good as none. */
const OF_EVERY_NAMESPACE = 'default';

/**
 * What anybody may tell from the name of a workload but for which of all it is: names of which this is the same are as
 * good as each other. Nothing where a name may tell what runs there.
 *
 * @param ports numbers that tell something where they stand in a text
 */
export function classOfName(name: string, ports: ReadonlySet<string>): string | undefined {
  if (!FORM.test(name) || name === OF_EVERY_NAMESPACE || mayTellApplication(name)) return undefined;
  const spoken = (name.match(/\d+/g) ?? []).filter((number) => ports.has(number));
  return `${name.length} ${isNamedBeside(name)} ${CACHE.test(name)} ${toldByName(name)} ${spoken.join(' ')}`;
}
