import type { Workload, World } from '../../workload';
import { entrancesOf } from '../model/read-channels';
import type { PodsOf } from '../model/switch';
import { playEntrance, type Around, type Candidate, type Entrance } from './play-entrance';
import { sameBefore, type PlayedRelease } from './played-release';
import { turnsOf, type ReleaseOrder } from './turns';

/**
 * What has to be known to tell where entrances lead in a release.
 *
 * @param beside the workloads of its run behind it, in their order: first those of before whose clients come to it
 */
export function aroundOf(
  workload: Workload,
  beside: readonly Workload[],
  { manifests }: World,
  played: PlayedRelease,
  order: ReleaseOrder = 'kubectl',
): Around {
  const { before, isNew, others } = played;
  const next: Candidate = { pods: '0 new', before: workload, after: workload };
  const own = isNew ? [next] : [{ pods: '0 old' as const, before, after: before }, next];
  const companions = beside.map((one, index): Candidate => {
    const other = others[index];
    const pods: PodsOf = `${index + 1} old`;
    return other
      ? { pods, before: one, after: one, goes: other.goes }
      : { pods, before: earlier(one, played), after: one };
  });
  return { played, candidates: [...own, ...companions], turns: turnsOf(manifests, order), order };
}

/** The workloads beside one, as they were before. */
export function besideBefore(beside: readonly Workload[], played: PlayedRelease): readonly (Workload | undefined)[] {
  return beside.map((one, index) => played.others[index]?.workload ?? earlier(one, played));
}

function earlier(workload: Workload, { release }: PlayedRelease): Workload | undefined {
  return sameBefore(workload, release);
}

/** All ways of requests to a workload. */
export function allEntrances(workload: Workload): readonly Entrance[] {
  return workload.traffic.value.flatMap((source) => entrancesOf(source, workload));
}

/** Whether a release changes where any of the ways to a workload leads. */
export function isTouched(workload: Workload, around: Around): boolean {
  return allEntrances(workload).some((entrance) => {
    const { switched, isElsewhere } = playEntrance(entrance, around);
    return switched !== undefined || isElsewhere === true;
  });
}
