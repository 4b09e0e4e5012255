import { asArray, asObject, isObject } from '../../../kubernetes';
import type { Workload } from '../../../workload';
import { cronJobKind, jobKind } from './run';
import { daemonSetKind } from './daemon-set';
import { deploymentKind } from './deployment';
import type { LiftedKind, Lifting } from './lifted-kind';
import { rolloutKind } from './rollout';
import { statefulSetKind } from './stateful-set';

/** A kind of workload that a construct is made for. */
interface Kind {
  readonly apiVersion: string;
  /** Whether requests may come in. */
  readonly serves: boolean;
  /** What it is told; nothing where there are no words for it. */
  readonly lift: (lifting: Lifting) => LiftedKind | undefined;
  /** Why one of it stays an object of Kubernetes. */
  readonly stays?: (workload: Workload) => string | undefined;
}

const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['Deployment', { apiVersion: 'apps/v1', serves: true, lift: deploymentKind }],
  ['Rollout', { apiVersion: 'argoproj.io/v1alpha1', serves: true, lift: rolloutKind, stays: unmoved }],
  ['StatefulSet', { apiVersion: 'apps/v1', serves: true, lift: statefulSetKind, stays: unrolled }],
  ['DaemonSet', { apiVersion: 'apps/v1', serves: true, lift: daemonSetKind, stays: unrolled }],
  ['Job', { apiVersion: 'batch/v1', serves: false, lift: jobKind, stays: unended }],
  ['CronJob', { apiVersion: 'batch/v1', serves: false, lift: cronJobKind, stays: unended }],
]);

/** The kind of a workload, where a construct is made for it. */
export function kindOf({ identity: { kind, apiVersion } }: Workload): Kind | undefined {
  const known = KINDS.get(kind);
  return known?.apiVersion === apiVersion ? known : undefined;
}

/** Nothing rolls a release out. */
function unrolled({ spec }: Workload): string | undefined {
  const { type } = asObject(spec['updateStrategy'] ?? {});
  return type === 'OnDelete' ? 'by OnDelete, somebody takes its pods away by hand' : undefined;
}

/** Nothing tells how requests move, or something that a construct has no words for splits them. */
function unmoved({ spec }: Workload): string | undefined {
  const { blueGreen = null, canary = null } = asObject(spec['strategy'] ?? {});
  if (isObject(blueGreen)) return undefined;
  if (!isObject(canary)) return 'its strategy is neither blueGreen nor canary';
  const { trafficRouting, pingPong = null } = canary;
  const [[router] = [undefined], ...others] = Object.entries(asObject(trafficRouting ?? {}));
  if (router === undefined) return undefined;
  if (others.length > 0) return 'several kinds of routes split its requests';
  if (router === 'alb' && !isObject(pingPong))
    return 'an application load balancer splits its requests, and its Services do not take turns (pingPong)';
  if (['nginx', 'istio', 'alb'].includes(router)) return undefined;
  return `no construct has words for what splits its requests (trafficRouting.${router})`;
}

function unended({ podSpec, containers, manifest, identity }: Workload): string | undefined {
  if (asArray(podSpec['containers']).length > 1) return 'nobody has stated which of its containers end by themselves';
  if (containers.some(({ json }) => isObject(json['readinessProbe'] ?? null)))
    return 'a readiness probe looks at it, although no requests come in';
  const job = asObject(manifest.object['spec'] ?? {});
  const isPicked = identity.kind === 'Job' && job['manualSelector'] === true;
  return isPicked ? 'it selects its pods by labels of its own' : undefined;
}
