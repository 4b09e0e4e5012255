import type { Workload } from '../../../workload';
import { losesAtStop, stoppingContainers } from './stopping';

/**
 * Who asks a workload again by itself what a stop cuts, so that nothing is lost by it; nobody where somebody has stated
 * facts about it: then they count.
 */
export function askedAgain(workload: Workload): string | undefined {
  const { application, stated } = workload;
  if (stated || application?.askedAgainBy === undefined) return undefined;
  return stoppingContainers(workload).some(losesAtStop) ? application.askedAgainBy : undefined;
}
