import type { Workload } from '../../workload';
import type { Entry } from '../account/account';
import type { Sim } from '../world/sim';
import type { Loss } from '../outcome';
import { blameFor } from './blame';

/**
 * What has been lost, stretch by stretch, in the order of time.
 *
 * @param workloads those of the run, each in its place
 */
export function lossesOf(sim: Sim, workloads: readonly Workload[]): readonly Loss[] {
  return joined(sim.account.entries ?? []).map((entry) => {
    const { from, to, cause, requests, pod, container } = entry;
    const name = pod?.model.containers[container ?? -1]?.name;
    return {
      from,
      to,
      cause,
      requests,
      rate: to > from ? requests / (to - from) : requests,
      ...(pod && { pod: pod.name }),
      ...(name !== undefined && { container: name }),
      blame: blameFor(entry, workloads, sim),
    };
  });
}

/** Stretches that follow each other, for the same reason at the same pod, are one. */
function joined(entries: readonly Entry[]): readonly Entry[] {
  const all: Entry[] = [];
  const last = new Map<string, number>();
  for (const entry of [...entries].sort((one, other) => one.from - other.from || one.to - other.to)) {
    const key = `${entry.cause}/${entry.reason}/${entry.pod ? `${entry.pod.name} ${entry.pod.id}` : ''}/${entry.container ?? ''}/${entry.isLast ?? ''}`;
    const index = last.get(key);
    const before = index === undefined ? undefined : all[index];
    if (before && index !== undefined && entry.from <= before.to + 1e-9) {
      all[index] = { ...before, to: Math.max(before.to, entry.to), requests: before.requests + entry.requests };
    } else {
      last.set(key, all.push(entry) - 1);
    }
  }
  return all;
}
