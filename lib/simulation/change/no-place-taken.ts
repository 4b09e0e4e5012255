import type { Outcome } from '../outcome';
import type { NoChange } from './change';

/** No field mends what a release does that takes a workload away: it is to be kept, or not to be asked for. */
export function noPlaceTaken({ workload, file, verdict, assumptions }: Outcome): NoChange | undefined {
  if (verdict !== 'loses') return undefined;
  return {
    workload,
    ...(file !== undefined && { file }),
    scenarios: ['rollout'],
    assumptions,
    none: `the release takes ${workload.kind} ${workload.name} away, and nothing takes its place: keep it until nobody asks for it any more`,
  };
}
