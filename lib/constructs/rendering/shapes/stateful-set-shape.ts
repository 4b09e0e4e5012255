import type { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { own } from '../../../kubernetes';
import { missedByMajority, type StatefulSetFacts } from '../../../plan';
import { asArray, asNumber, asObject, asString, type JsonObject } from '../../../workload';
import type { Quorum } from '../../statements/replicas/quorum';
import { FactError } from '../../statements/fact-error';
import type { VolumeClaim } from '../../statements/pods/volume-claim';
import { statedTimes } from '../planned/stated-times';
import type { WorkloadShape } from './workload-shape';

/** What a StatefulSet says besides its pods. */
interface StatefulSetSpec extends Pick<kplus.DeploymentProps, 'minReady' | 'terminationGracePeriod'> {
  readonly quorum: Quorum;
  readonly replicas?: number;
  readonly partition?: number;
  readonly volumeClaims?: VolumeClaim[];
  /** Whether an autoscaler sets the replicas. */
  readonly isScaledElsewhere: () => boolean;
}

/** What a StatefulSet adds to its pods: how they are replaced, and the volumes that each has for itself. */
export function statefulSetShape(props: StatefulSetSpec): WorkloadShape {
  const { terminationGracePeriod, minReady, volumeClaims = [], partition = 0, quorum, isScaledElsewhere } = props;
  const leavesReplicas = () => props.replicas === undefined && isScaledElsewhere();
  return {
    template: ['spec', 'template'],
    stated: () => statedTimes({ terminationGracePeriod, minReady }),
    kind: (spec) => factsOf(props, leavesReplicas() ? { ...spec, replicas: undefined } : spec),
    statedFacts: () =>
      quorum._decides && props.replicas !== undefined ? { mayBeMissing: quorum._canMiss(props.replicas) } : {},
    specOf: (plan) => ({
      minReadySeconds: plan.minReady,
      updateStrategy: { rollingUpdate: { partition }, type: 'RollingUpdate' },
      ...(volumeClaims.length > 0 && { volumeClaimTemplates: volumeClaims.map(claimJson) }),
      ...(leavesReplicas() && { replicas: undefined }),
    }),
    podOf: (podSpec) => (volumeClaims.length === 0 ? podSpec : withMounts(podSpec, volumeClaims)),
  };
}

/** cdk8s-plus leaves the members out where one of its autoscalers scales them, and they are still those that were stated. */
function factsOf({ quorum, partition = 0, replicas }: StatefulSetSpec, spec: JsonObject): StatefulSetFacts {
  const members = asNumber(spec['replicas']) ?? replicas;
  return {
    kind: 'StatefulSet',
    ...(members !== undefined && { members }),
    mayBeMissing: quorum._canMiss(members ?? Number.MAX_SAFE_INTEGER),
    decides: quorum._decides,
    ...(quorum._canMiss === missedByMajority && { byMajority: true }),
    ordered: asString(spec['podManagementPolicy']) !== 'Parallel',
    partition,
  };
}

const RWO = kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE;

function claimJson({ name, storage, accessMode = RWO, storageClassName }: VolumeClaim): JsonObject {
  return {
    metadata: { name },
    spec: {
      accessModes: [accessMode],
      resources: { requests: { storage: amountOf(storage) } },
      ...(storageClassName !== undefined && { storageClassName }),
    },
  };
}

function amountOf(storage: Size): string {
  const mebibytes = storage.toMebibytes();
  return mebibytes % 1024 === 0 ? `${mebibytes / 1024}Gi` : `${mebibytes}Mi`;
}

/** Mounts each claim in the containers that it is for. */
function withMounts(podSpec: JsonObject, claims: readonly VolumeClaim[]): JsonObject {
  requireContainers(podSpec, claims);
  const mounting = (list: string) =>
    asArray(own(podSpec, list))
      .map(asObject)
      .map((container, index) => {
        const isServing = list === 'containers' && index === 0;
        const mounts = claims.filter(
          ({ containers }) => containers?.includes(asString(container['name']) ?? '') ?? isServing,
        );
        return mounts.length === 0 ? container : { ...container, volumeMounts: mountsOf(container, mounts) };
      });
  return {
    ...podSpec,
    containers: mounting('containers'),
    ...(podSpec['initContainers'] !== undefined && { initContainers: mounting('initContainers') }),
  };
}

/** @throws FactError for a container that does not exist: nothing would be mounted there, in silence */
function requireContainers(podSpec: JsonObject, claims: readonly VolumeClaim[]): void {
  const all = ['containers', 'initContainers'].flatMap((list) => asArray(own(podSpec, list)).map(asObject));
  const names = all.map((container) => asString(container['name']) ?? '');
  for (const { name, containers = [] } of claims) {
    const stray = containers.find((one) => !names.includes(one));
    if (stray !== undefined)
      throw new FactError(
        `'volumeClaims' mounts '${name}' in '${stray}', which is none of its containers (${names.join(', ')})`,
      );
  }
}

function mountsOf(container: JsonObject, claims: readonly VolumeClaim[]): readonly JsonObject[] {
  return [
    ...asArray(container['volumeMounts']).map(asObject),
    ...claims.map(({ name, mountPath }) => ({ mountPath, name })),
  ];
}
