import { asArray, asObject, isObject } from '../../../kubernetes';
import type { Workload } from '../../../workload';
import { cronJobKind, jobKind } from './run';
import { daemonSetKind } from './daemon-set';
import { deploymentKind } from './deployment';
import type { LiftedKind, Lifting } from './lifted-kind';
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

function unended({ podSpec, containers, manifest, identity }: Workload): string | undefined {
  if (asArray(podSpec['containers']).length > 1) return 'nobody has stated which of its containers end by themselves';
  if (containers.some(({ json }) => isObject(json['readinessProbe'] ?? null)))
    return 'a readiness probe looks at it, although no requests come in';
  const job = asObject(manifest.object['spec'] ?? {});
  const isPicked = identity.kind === 'Job' && job['manualSelector'] === true;
  return isPicked ? 'it selects its pods by labels of its own' : undefined;
}
