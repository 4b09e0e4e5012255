import { grouped, oncePer } from '../../kubernetes';
import { alsoNeeded, isCalledCanary, isCalledController, staysOne, type Workload, type World } from '../../workload';
import type { WorkloadRule } from '../rule';
import { AUTOSCALER, changed, together, WEB } from '../support/example';
import { isOnlyAskedToLook, refusedWithout } from '../support/routing/asked-by-webhooks';
import { isMissedByAutoscaler } from '../support/routing/missed-target';
import { isReplicated, oneReplica, replicasAssumption } from '../support/rollout/replica-counts';
import { isLedToByNone } from '../support/replicas/never-has-others';
import { isCountedOn, NOT_COUNTED_ON } from '../support/replicas/counted-on';
import { isCountedByCanary } from '../support/replicas/counted-by-canary';
import { keepsToItself } from '../support/replicas/stands-alone';
import { isOneOnPurpose } from '../support/replicas/one-on-purpose';
import { askedAgain, isAskedByItsOwn } from '../support/termination/asked-again';
import { restingOn } from '../support/resting-on';

/** A workload that a node drain leaves without a pod. */
export const singleReplica: WorkloadRule = {
  id: 'single-replica',
  title: 'A workload that a node drain leaves without a pod',
  severity: 'warning',
  infoWhere: NOT_COUNTED_ON,
  effect: 'lost-requests',
  message: '{name} may run a single replica: {field} {fieldIs}{refused}',
  why: 'A drain evicts the pod of its node at once; the next one has to be scheduled and to start before anything serves again. No budget helps: it would only keep the drain from ending.',
  fix: '{mend}',
  source: [
    'https://kubernetes.io/docs/concepts/workloads/pods/disruptions/',
    'https://kubernetes.io/docs/tasks/administer-cluster/safely-drain-node/',
  ],
  presupposes: [
    ...['budget-blocks-drain', 'stateful-set-alone', 'webhook-blocks-pods', 'replica-set-alone'],
    'api-version-unserved',
    'rollout-below-wanted',
  ],
  bad: [
    changed(WEB, { 'replicas: 3': 'replicas: 1' }),
    changed(together(WEB, AUTOSCALER), { 'replicas: 3': '', 'minReplicas: 2': '' }),
  ],
  good: [WEB, changed(together(WEB, AUTOSCALER), { 'replicas: 3': '' })],
  *check(workload, world) {
    const { identity, replicas, serving, traffic } = workload;
    if (!isReplicated(workload) || serving.length === 0 || replicas.min !== 1) return;
    if (keepsToItself(workload, world) !== undefined || askedAgain(workload) !== undefined) return;
    if (isLedToByNone(workload, world) || isMissedByNobody(workload, world) || isOneOnPurpose(workload, world)) return;
    // A canary gets a small part of the requests, so that little is lost by it.
    if (isMoreElsewhere(workload, world) || isCanary(workload)) return;
    if (!replicas.autoscaler && isCountedElsewhere(workload, world)) return;
    const { field, fieldIs, ...place } = oneReplica(workload);
    yield {
      ...place,
      numbers: {
        name: identity.name,
        mend: mendOf(workload, world, field),
        refused: refusedWithout(workload, world),
        field,
        fieldIs,
      },
      ...(!isCountedOn(workload, world) && { severity: 'info' }),
      ...restingOn(traffic.assumption, replicasAssumption(workload)),
    };
  },
};

/** More of it only where nothing tells that a second one would not be more of the same. */
function mendOf(workload: Workload, world: World, field: string): string {
  const alone = staysOne(workload, world);
  return alone === undefined
    ? `set ${field} to 2 or more${alsoNeeded(workload)}, where two can share the work`
    : `plan the gap: ${alone}`;
}

/** Whether who asks it tries again, or goes on without it. */
function isMissedByNobody(workload: Workload, world: World): boolean {
  const isOfController = isCalledController(workload.manifest) && isAskedByItsOwn(workload, world);
  return isOfController || (!workload.stated && isOnlyAskedToLook(workload, world));
}

/** Whether an autoscaler most likely decides on the number, although none is joined to it. */
function isCountedElsewhere(workload: Workload, world: World): boolean {
  return isMissedByAutoscaler(workload.identity, world) || isCountedByCanary(workload, world);
}

/** The same workload as another overlay has it, with more pods: who runs one here has decided so. */
function isMoreElsewhere({ identity: { kind, name }, manifest }: Workload, world: World): boolean {
  const all = namesakes(world).get(`${kind}/${name}`) ?? [];
  return all.some((one) => one.manifest !== manifest && one.replicas.min > 1);
}

const namesakes = oncePer(({ workloads }: World) =>
  grouped(workloads, ({ identity: { kind, name } }) => `${kind}/${name}`),
);

/** By its name, or that of the folder that it stands in; who states facts counts on what it serves. */
function isCanary({ identity: { name }, manifest: { file = '' }, stated }: Workload): boolean {
  if (stated) return false;
  const folders = file.split('/').slice(0, -1);
  return [name, ...folders].some(isCalledCanary);
}
