import { maxOf, type Seconds } from '../../../kubernetes';
import type { Workload } from '../../../workload';

/** The longest piece of work of any container that somebody has stated; 0 where nobody has. */
export function longestStatedWork({ containers }: Pick<Workload, 'containers'>): Seconds {
  const stated = containers.filter(({ longestRequest }) => longestRequest.assumption === undefined);
  return maxOf(
    stated.map(({ longestRequest }) => longestRequest.value),
    0,
  );
}
