import { drainLag } from '../../../facts';
import type { Workload } from '../../../workload';
import type { Edit } from '../../rule';
import { losesAtStop, type Stopping } from './stopping';

/**
 * A container with those sources alone whose delays rest on no assumption, where it loses requests of theirs: what is
 * said of it are their numbers. Others may have it wait for longer.
 */
export function surePart(stopping: Stopping, workload: Workload): Stopping {
  const sure = { ...stopping, traffic: workload.traffic.certain };
  return restsOnDelay(stopping, workload) && losesAtStop(sure) ? sure : stopping;
}

/** What the numbers of a finding rest on, where they are those of a source whose delays are assumed. */
export function delayAssumption(told: Stopping, workload: Workload): string | undefined {
  return restsOnDelay(told, workload) ? workload.traffic.delayAssumption : undefined;
}

/** Why a mend is more than what is surely missing. */
export function mendsRestOn(told: Stopping, stopping: Stopping, { traffic }: Workload, edits: readonly Edit[]) {
  return told !== stopping && edits.length > 0 && traffic.delayAssumption !== undefined
    ? [traffic.delayAssumption]
    : [];
}

function restsOnDelay({ traffic }: Stopping, workload: Workload): boolean {
  const { certain, delayAssumption: assumed } = workload.traffic;
  return assumed !== undefined && drainLag(traffic) > drainLag(certain);
}
