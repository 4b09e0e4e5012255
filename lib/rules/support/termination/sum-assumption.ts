import type { Edit, Violation } from '../../rule';
import { longestRequestOf, neededWait, type Stopping } from './stopping';

/**
 * What the values of edits rest on where they hold a longest request that nobody has stated. The hook may be too short
 * whatever it is; how long it has to be is another matter.
 */
export function sumAssumption(stopping: Stopping, edits: readonly Edit[]): Pick<Violation, 'editsRestOn'> {
  const { assumption } = longestRequestOf(stopping);
  const isInWait = neededWait(stopping) > neededWait({ ...stopping, longestRequest: 0 });
  const isInGrace = edits.some(({ path }) => path.at(-1) === 'terminationGracePeriodSeconds');
  return assumption !== undefined && edits.length > 0 && (isInWait || isInGrace) ? { editsRestOn: [assumption] } : {};
}
