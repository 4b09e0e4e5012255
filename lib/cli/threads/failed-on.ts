import { failed, type Case, type NotSimulated } from '../../simulation';
import type { SimulatedWorld } from './world-of';

/** A bug that the simulation of one workload meets costs no other its outcomes. */
export function failedOn({ world }: SimulatedWorld, [first]: readonly Case[], error: unknown): NotSimulated {
  const workload = first && world.workloads[first.index];
  if (!workload) throw error;
  return failed(workload.manifest, error);
}
