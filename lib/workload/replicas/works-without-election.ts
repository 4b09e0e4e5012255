import { asArray, type Json, type JsonObject } from '../../kubernetes';
import { runOf } from '../containers/run-of';
import { rightsOf } from '../objects/rights-of';
import type { Workload, World } from '../workload';

/**
 * Whether whoever wrote a workload of one pod has chosen that there are never two of it, since both would work: it goes
 * before the next one comes, and can hold no election.
 */
export function isGoneBeforeNext(workload: Workload, world: World): boolean {
  const { identity, replicas, update } = workload;
  const isOne = replicas.min === 1 && replicas.autoscaler === undefined;
  const isFirst = identity.kind === 'StatefulSet' || update.way === 'recreate' || isRolledFirst(workload);
  return isOne && isFirst && worksWithoutElection(workload, world);
}

function isRolledFirst({ update: { way, maxSurge } }: Workload): boolean {
  return way === 'rolling' && maxSurge !== undefined && Number.parseInt(String(maxSurge), 10) === 0;
}

/**
 * Whether pods may change other pods, or what makes them, and may not take part in an election: two of them at once
 * would do the work of one twice, or against each other.
 *
 * @see https://kubernetes.io/docs/concepts/architecture/leases/#leader-election
 */
function worksWithoutElection({ identity, podSpec }: Workload, world: World): boolean {
  const rules = rightsOf(podSpec, identity.namespace, world);
  return rules.some(changesPods) && !rules.some(mayElect);
}

/**
 * Whether several of it are there to elect one that works, as far as its account, or a flag, tells.
 *
 * @see https://pkg.go.dev/k8s.io/component-base/config/options#BindLeaderElectionFlags
 */
export function mayHoldElection({ identity, podSpec, containers }: Workload, world: World): boolean {
  const isAsked = containers.some(({ json }) => /(?:^|[\s-])leader-elect(?:ion)?(?!\S*[= ]false)/.test(runOf(json)));
  return isAsked || rightsOf(podSpec, identity.namespace, world).some(mayElect);
}

const CHANGING = ['create', 'delete', 'deletecollection', 'patch', 'update', '*'];
const PODS = ['pods', 'deployments', 'statefulsets', 'daemonsets', 'replicasets', '*'];
/** What an election is held by; the last two in older programs. */
const ELECTED_BY = ['leases', 'configmaps', 'endpoints', '*'];

function changesPods({ resources, verbs }: JsonObject): boolean {
  return has(resources, PODS) && has(verbs, CHANGING);
}

function mayElect({ resources, verbs }: JsonObject): boolean {
  return has(resources, ELECTED_BY) && has(verbs, ['update', 'patch', '*']);
}

function has(list: Json | undefined, words: readonly string[]): boolean {
  return asArray(list).some((word) => words.includes(String(word)));
}
