import {
  asArray,
  asNumber,
  asObject,
  asString,
  selectorMatches,
  supports,
  type JsonObject,
  type KubernetesVersion,
} from '../../kubernetes';
import { identityOf, namedNodes, type Workload, type World } from '../../workload';
import type { Placement } from './workload-model';

const BY_HOST = 'kubernetes.io/hostname';

/** Reads what keeps these pods apart, or together. */
export function readPlacement(workload: Workload, world: World): Placement {
  const [strictest] = strictSpreads(workload).sort((one, other) => skewOf(one) - skewOf(other));
  const volume = sharedVolume(workload, world);
  const version = world.kubernetesVersion;
  const eligible = namedNodes(workload.podSpec);
  return {
    ...(eligible !== undefined && { eligible }),
    ...(asString(workload.podSpec['nodeName']) && { isBound: true }),
    ...(hasOwnVolumes(workload) && { ownVolumes: true }),
    ...sharing(workload, version),
    ...(strictest && {
      maxSkew: skewOf(strictest),
      skewByVersion: isByVersion(strictest) && supports(version, 'match-label-keys-in-spread'),
      countsOpenNodes: strictest['nodeTaintsPolicy'] === 'Honor',
    }),
    ...(volume && { volume }),
  };
}

/** What keeps these pods from sharing a node: all of them, or those of one version. */
function sharing({ podSpec, podLabels, containers }: Workload, version: KubernetesVersion): Apart {
  const affinity = asObject(asObject(podSpec['affinity'])['podAntiAffinity']);
  const terms = asArray(affinity['requiredDuringSchedulingIgnoredDuringExecution'])
    .map(asObject)
    .filter((term) => term['topologyKey'] === BY_HOST && selectorMatches(term['labelSelector'], podLabels));
  const ports = containers.flatMap(({ json }) => asArray(json['ports']).map(asObject));
  const hostPort = ports.some((port) => asNumber(port['hostPort']) || podSpec['hostNetwork'] === true);
  if (terms.length === 0 && !hostPort) return { perNode: Infinity };
  const knowsVersions = supports(version, 'match-label-keys-in-affinity');
  return { perNode: 1, apartByVersion: !hostPort && knowsVersions && terms.every(isByVersion) };
}

type Apart = Pick<Placement, 'perNode' | 'apartByVersion'>;

/** @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#matchlabelkeys */
function isByVersion({ matchLabelKeys }: JsonObject): boolean {
  return asArray(matchLabelKeys).includes('pod-template-hash');
}

function strictSpreads({ podSpec, podLabels }: Workload): JsonObject[] {
  return asArray(podSpec['topologySpreadConstraints'])
    .map(asObject)
    .filter((one) => one['whenUnsatisfiable'] !== 'ScheduleAnyway' && one['topologyKey'] === BY_HOST)
    .filter((one) => selectorMatches(one['labelSelector'], podLabels));
}

function skewOf({ maxSkew }: JsonObject): number {
  return asNumber(maxSkew) ?? 1;
}

/** Pods of a Deployment share their claims; one that only one node may use keeps them together. */
function sharedVolume({ podSpec, identity }: Workload, { manifests }: World): Placement['volume'] {
  if (identity.kind !== 'Deployment' && identity.kind !== 'ReplicaSet') return undefined;
  const claims = asArray(podSpec['volumes']).map((volume) => asObject(asObject(volume)['persistentVolumeClaim']));
  const names = claims.flatMap(({ claimName, readOnly }) => (readOnly === true ? [] : (asString(claimName) ?? [])));
  const modes = (names.length > 0 ? manifests : []).flatMap((manifest) => {
    const { kind, name, namespace } = identityOf(manifest);
    const isMeant = kind === 'PersistentVolumeClaim' && namespace === identity.namespace && names.includes(name);
    return isMeant ? [modeOf(asArray(asObject(manifest.object['spec'])['accessModes']))] : [];
  });
  return modes.includes('one-pod') ? 'one-pod' : modes.find((mode) => mode !== undefined);
}

/** @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes */
function modeOf(modes: readonly unknown[]): Placement['volume'] {
  if (modes.length === 0 || modes.includes('ReadWriteMany') || modes.includes('ReadOnlyMany')) return undefined;
  return modes.includes('ReadWriteOncePod') ? 'one-pod' : 'one-node';
}

/** Each pod of a StatefulSet has the volumes of its claim templates, wherever it is: on one node at a time. */
function hasOwnVolumes({ identity, spec }: Workload): boolean {
  if (identity.kind !== 'StatefulSet') return false;
  const claims = asArray(spec['volumeClaimTemplates']).map((claim) => asObject(asObject(claim)['spec']));
  return claims.some(({ accessModes }) => modeOf(asArray(accessModes)) !== undefined);
}
