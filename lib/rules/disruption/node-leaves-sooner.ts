import { lastRequestDone } from '../../plan';
import { asArray, asObject, type JsonObject, type Workload } from '../../workload';
import type { WorkloadRule } from '../rule';
import { asFarAsWritten } from '../support/as-far-as-written';
import { rounded } from '../support/disruption/drain-words';
import { changed, WEB } from '../support/example';
import { podAnnotations } from '../../workload';
import { isReplicated } from '../support/rollout/replica-counts';
import { restingOn } from '../support/resting-on';
import { stopAssumptions } from '../support/termination/stop-assumptions';
import { drainFactsOf, isKilledTooEarly, stoppingContainers, type Stopping } from '../support/termination/stopping';
import { own } from '../../kubernetes';

const GRACE = 'terminationGracePeriodSeconds: 25';
const LONG = {
  'zero-downtime/longest-request: 20s': 'zero-downtime/longest-request: 100s',
  [GRACE]: 'terminationGracePeriodSeconds: 105\nnodeSelector: { cloud.google.com/gke-spot: "true" }',
};

/** A pod that needs longer to stop than its node gives it. */
export const nodeLeavesSooner: WorkloadRule = {
  id: 'node-leaves-sooner',
  title: 'A pod that needs longer to stop than its node gives it',
  severity: 'error',
  effect: 'lost-requests',
  message: '{container} needs {needed} s to end its last {what}, but {ceiling} gives a pod {seconds} s',
  why: 'The pod is killed with its node, whatever terminationGracePeriodSeconds says: what is still in flight is cut.',
  fix: '{mend}',
  source: [
    'https://cloud.google.com/kubernetes-engine/docs/concepts/spot-vms',
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-instance-termination-notices.html',
    'https://learn.microsoft.com/azure/aks/spot-node-pool',
    'https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md',
  ],
  presupposes: ['hook-refused', 'pre-stop-too-short', 'grace-too-short', 'pre-stop-unknown', 'pre-stop-unbounded'],
  bad: [
    changed(WEB, LONG),
    changed(WEB, {
      'zero-downtime/longest-request: 20s': 'zero-downtime/longest-request: 10m',
      [GRACE]: 'terminationGracePeriodSeconds: 605',
    }),
  ],
  good: [
    changed(WEB, {
      'zero-downtime/longest-request: 20s': 'zero-downtime/longest-request: 100s',
      [GRACE]: 'terminationGracePeriodSeconds: 105\nnodeSelector: { eks.amazonaws.com/capacityType: SPOT }',
    }),
    changed(WEB, {
      'zero-downtime/longest-request: 20s': 'zero-downtime/longest-request: 595s',
      [GRACE]: 'terminationGracePeriodSeconds: 600',
    }),
  ],
  *check(workload) {
    const ceiling = ceilingOf(workload);
    if (!ceiling) return;
    const slowest = stoppingContainers(workload)
      .filter((stopping) => !isKilledTooEarly(stopping) && Number.isFinite(doneAt(stopping)))
      .sort((one, other) => doneAt(other) - doneAt(one))[0];
    if (!slowest || doneAt(slowest) <= ceiling.seconds) return;
    const path = [...workload.podPath, 'terminationGracePeriodSeconds'];
    yield {
      path: asFarAsWritten(workload.manifest.object, path),
      container: slowest.container.name,
      numbers: {
        container: slowest.container.name,
        what: slowest.traffic.length === 0 ? 'piece of work' : 'request',
        needed: rounded(doneAt(slowest)),
        ceiling: ceiling.name,
        seconds: ceiling.seconds,
        mend: ceiling.mend,
      },
      ...restingOn(...stopAssumptions({ ...slowest, grace: ceiling.seconds }, workload), ceiling.assumption),
    };
  },
};

/** When the last request is done, with the hook at its longest. */
function doneAt(stopping: Stopping): number {
  return stopping.hook.atMost === Infinity ? Infinity : lastRequestDone(drainFactsOf(stopping), stopping.hook.atMost);
}

interface Ceiling {
  readonly name: string;
  readonly seconds: number;
  readonly assumption: string;
  readonly mend: string;
}

const SPOT_MEND = 'keep these pods off spot nodes, or make what they have in hand and the preStop hook shorter';

/** Labels of nodes that are taken away at short notice, and how long a pod then has. */
const SPOT: Readonly<Record<string, { readonly value: RegExp; readonly name: string; readonly seconds: number }>> = {
  'cloud.google.com/gke-spot': { value: /^true$/, name: 'a spot node of GKE', seconds: 25 },
  'cloud.google.com/gke-preemptible': { value: /^true$/, name: 'a preemptible node of GKE', seconds: 25 },
  'eks.amazonaws.com/capacityType': { value: /^SPOT$/, name: 'a spot node of EKS', seconds: 120 },
  'karpenter.sh/capacity-type': { value: /^spot$/, name: 'a spot node', seconds: 120 },
  'kubernetes.azure.com/scalesetpriority': { value: /^spot$/, name: 'a spot node of AKS', seconds: 30 },
};

function ceilingOf(workload: Workload): Ceiling | undefined {
  const { podSpec } = workload;
  const chosen = Object.entries({ ...requiredLabels(podSpec), ...asObject(podSpec['nodeSelector']) });
  for (const [label, value] of [...chosen, ...tolerated(podSpec)]) {
    const spot = own(SPOT, label);
    if (spot && (value === undefined || spot.value.test(String(value))))
      return { ...spot, assumption: 'the node of a pod is taken away', mend: SPOT_MEND };
  }
  return isReplicated(workload) && !isSafeFromAutoscaler(workload) ? AUTOSCALER : undefined;
}

const AUTOSCALER: Ceiling = {
  name: 'the cluster autoscaler',
  seconds: 600,
  assumption: 'the cluster autoscaler removes nodes with its default --max-graceful-termination-sec of 600 s',
  mend: 'start the cluster autoscaler with a larger --max-graceful-termination-sec, or annotate the pods with cluster-autoscaler.kubernetes.io/safe-to-evict: "false"',
};

function isSafeFromAutoscaler(workload: Workload): boolean {
  return podAnnotations(workload)['cluster-autoscaler.kubernetes.io/safe-to-evict'] === 'false';
}

/** Labels that a node has to have by required affinity, where there is only one choice. */
function requiredLabels(podSpec: JsonObject): JsonObject {
  const affinity = asObject(asObject(podSpec['affinity'])['nodeAffinity']);
  const terms = asArray(asObject(affinity['requiredDuringSchedulingIgnoredDuringExecution'])['nodeSelectorTerms']);
  const expressions = terms.length === 1 ? asArray(asObject(terms[0])['matchExpressions']).map(asObject) : [];
  return Object.fromEntries(
    expressions.flatMap(({ key, operator, values }) =>
      operator === 'In' && asArray(values).length === 1 ? [[String(key), asArray(values)[0]]] : [],
    ),
  );
}

/** A pod that puts up with the taint of a spot node may come to one. */
function tolerated(podSpec: JsonObject): readonly (readonly [string, unknown])[] {
  return asArray(podSpec['tolerations'])
    .map(asObject)
    .map(({ key, operator, value }) => [String(key), operator === 'Exists' ? undefined : value] as const);
}
