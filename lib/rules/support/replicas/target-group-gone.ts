import { asObject, asString, groupOf, type Manifest } from '../../../workload';

/** The versions by which an autoscaler finds what it scales: only their groups count. */
const SERVED: ReadonlyMap<string, string> = new Map([
  ['Deployment', 'apps/v1'],
  ['StatefulSet', 'apps/v1'],
  ['ReplicaSet', 'apps/v1'],
  ['ReplicationController', 'v1'],
  ['Rollout', 'argoproj.io/v1alpha1'],
]);

/** A target that is looked for in an API group that does not have its kind. */
export interface GoneTarget {
  readonly target: string;
  readonly kind: string;
  /** The group as it is written, in words. */
  readonly written: string;
  /** The version to write instead. */
  readonly served: string;
}

/** What a HorizontalPodAutoscaler looks for in the wrong API group, so that it scales nothing. */
export function targetGroupGone({ object }: Manifest): GoneTarget | undefined {
  const { apiVersion, kind, name } = asObject(asObject(object['spec'])['scaleTargetRef']);
  const served = SERVED.get(asString(kind) ?? '');
  const version = asString(apiVersion) ?? '';
  if (served === undefined || groupOf(version) === groupOf(served)) return undefined;
  return {
    target: asString(name) ?? '',
    kind: asString(kind) ?? '',
    written: version === '' ? 'no API group' : version,
    served,
  };
}
