import { applicationIn } from '../applications/application-of';
import type { Workload } from '../workload';

/** Whether the pods of a workload are most likely members that decide by majority: known by what they run. */
export function decidesByMajority({ containers }: Pick<Workload, 'containers'>): boolean {
  return containers.some((container) => container.role === 'regular' && applicationIn(container)?.votes === true);
}
