import { maxOf } from '../../kubernetes';
import type { Workload } from '../../workload';
import type { Edit, Violation, WorkloadRule } from '../rule';
import { asFarAsWritten, isOrDefaults } from '../support/as-far-as-written';
import { graceSum, rounded } from '../support/disruption/drain-words';
import { changed, WEB, WORKER } from '../support/example';
import { restingOn } from '../support/resting-on';
import { cutSidecars, neededGraceOfPod, type CutSidecar } from '../support/termination/cut-sidecars';
import { delayAssumption, mendsRestOn, surePart } from '../support/termination/sure-part';
import { sumAssumption } from '../support/termination/sum-assumption';
import { stopAssumptions } from '../support/termination/stop-assumptions';
import {
  isHookCut,
  isKilledTooEarly,
  neededGrace,
  stoppingContainers,
  takesAllGrace,
  type Stopping,
} from '../support/termination/stopping';

/** A container that is killed before its requests are done. */
export const graceTooShort: WorkloadRule = {
  id: 'grace-too-short',
  title: 'A container that is killed before its requests are done',
  severity: 'error',
  effect: 'lost-requests',
  message: '{container} is killed {short} s too early: terminationGracePeriodSeconds {graceIs}, but {sum}',
  why: 'The grace period begins with the deletion, not with SIGTERM: the preStop hook takes its part of it. What is left when it ends is killed with all its requests.',
  fix: 'set terminationGracePeriodSeconds to {smallest} or more',
  label: '{sum}',
  source: [
    'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/kubelet/kuberuntime/kuberuntime_container.go',
  ],
  presupposes: ['service-reaches-job', 'sigterm-swallowed', 'hook-refused', 'pre-stop-never-runs'],
  bad: [
    changed(WEB, { 'terminationGracePeriodSeconds: 25': 'terminationGracePeriodSeconds: 20' }),
    changed(WORKER, { 'terminationGracePeriodSeconds: 60': '' }),
  ],
  good: [WEB, WORKER],
  check(workload) {
    const tooShort = stoppingContainers(workload)
      .filter((stopping) => isCut(stopping) || (!workload.stated && takesAllGrace(stopping)))
      .map((stopping) => killedTooEarly(stopping, workload));
    const sidecars = cutSidecars(workload).map((sidecar) => sidecarCut(sidecar, workload));
    // One field: what is enough for the container that needs most is enough for all.
    return [...sidecars, ...tooShort].sort(surestFirst).slice(0, 1);
  },
};

function killedTooEarly(stopping: Stopping, workload: Workload): Violation {
  const { manifest, podSpec, podPath, gracePeriod } = workload;
  const { name } = stopping.container;
  const path = [...podPath, 'terminationGracePeriodSeconds'];
  const told = surePart(stopping, workload);
  const own = neededGrace(told);
  const smallest = maxOf(stoppingContainers(workload).map((one) => neededGraceOfPod(one, workload)));
  const graceIs = isOrDefaults(podSpec['terminationGracePeriodSeconds'], gracePeriod);
  const sum = graceSum(told, own);
  const edits = [{ path, value: smallest }];
  return {
    path: asFarAsWritten(manifest.object, path),
    container: name,
    numbers: { container: name, short: own - stopping.grace, grace: gracePeriod, graceIs, sum, smallest },
    edits,
    ...editsRestOn(told, stopping, workload, edits),
    ...restingOn(
      graceRestsOnLag(told) && delayAssumption(told, workload),
      ...stopAssumptions(stopping, workload),
      needsMore(stopping),
    ),
  };
}

/** Whether the sum says how long a source sends requests: the hook has no more than what that takes. */
function graceRestsOnLag(stopping: Stopping): boolean {
  const { traffic, ...itself } = stopping;
  return traffic.length > 0 && neededGrace(stopping) > neededGrace({ ...itself, traffic: [] });
}

function editsRestOn(
  told: Stopping,
  stopping: Stopping,
  workload: Workload,
  edits: readonly Edit[],
): Pick<Violation, 'editsRestOn'> {
  const { editsRestOn: summed = [] } = sumAssumption(stopping, edits);
  const assumed = [...summed, ...mendsRestOn(told, stopping, workload, edits)];
  return assumed.length === 0 ? {} : { editsRestOn: assumed };
}

function isCut(stopping: Stopping): boolean {
  return isKilledTooEarly(stopping) || isHookCut(stopping);
}

/** What a hook that takes the whole grace period leaves is enough for an application that has nothing to do at SIGTERM. */
function needsMore(stopping: Stopping): string | undefined {
  if (isCut(stopping)) return undefined;
  return `what the hook waits for takes as long as it says, or ${stopping.container.name} needs more than the 2 s that are left after SIGTERM`;
}

function sidecarCut({ container, smallest, turn, work, assumptions }: CutSidecar, workload: Workload): Violation {
  const { manifest, podSpec, podPath, gracePeriod } = workload;
  const path = [...podPath, 'terminationGracePeriodSeconds'];
  const graceIs = isOrDefaults(podSpec['terminationGracePeriodSeconds'], gracePeriod);
  const comes = `the other containers end after ${rounded(turn)} s`;
  const sum = work > 0 ? `${comes} + its own work ${rounded(work)} s = ${rounded(turn + work)} s` : comes;
  return {
    path: asFarAsWritten(manifest.object, path),
    container: container.name,
    numbers: {
      container: container.name,
      short: smallest - gracePeriod,
      grace: gracePeriod,
      graceIs,
      sum,
      smallest,
    },
    edits: [{ path, value: smallest }],
    ...restingOn(...assumptions),
  };
}

function surestFirst(one: Violation, other: Violation): number {
  const doubts = Number(one.assumptions !== undefined) - Number(other.assumptions !== undefined);
  return doubts || Number(other.numbers['smallest']) - Number(one.numbers['smallest']);
}
