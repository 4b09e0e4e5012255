import { asArray, asNumber, asObject, asString, isObject, selectorMatches } from '../../kubernetes';
import { identityOf, type Workload, type World } from '../../workload';
import type { Placement } from './setting';

const BY_HOST = 'kubernetes.io/hostname';

/** Reads what keeps these pods apart, or together. */
export function readPlacement(workload: Workload, world: World): Placement {
  const maxSkew = strictSkew(workload);
  return {
    perNode: sharesNoNode(workload) ? 1 : Infinity,
    ...(maxSkew !== undefined && { maxSkew }),
    shared: sharesVolume(workload, world),
  };
}

function sharesNoNode({ podSpec, podLabels, containers }: Workload): boolean {
  const affinity = asObject(asObject(podSpec['affinity'])['podAntiAffinity']);
  const apart = asArray(affinity['requiredDuringSchedulingIgnoredDuringExecution'])
    .map(asObject)
    .some((term) => term['topologyKey'] === BY_HOST && selectorMatches(term['labelSelector'], podLabels));
  const ports = containers.flatMap(({ json }) => asArray(json['ports']).map(asObject));
  const hostPort = ports.some((port) => asNumber(port['hostPort']) || podSpec['hostNetwork'] === true);
  return apart || hostPort;
}

function strictSkew({ podSpec, podLabels }: Workload): number | undefined {
  const strict = asArray(podSpec['topologySpreadConstraints'])
    .map(asObject)
    .filter((one) => one['whenUnsatisfiable'] !== 'ScheduleAnyway' && one['topologyKey'] === BY_HOST)
    .filter((one) => selectorMatches(one['labelSelector'], podLabels));
  const skews = strict.map((one) => asNumber(one['maxSkew']) ?? 1);
  return skews.length > 0 ? Math.min(...skews) : undefined;
}

/** Pods of a Deployment share their claims; one that only one node may use keeps them together. */
function sharesVolume({ podSpec, identity }: Workload, { manifests }: World): boolean {
  if (identity.kind !== 'Deployment' && identity.kind !== 'ReplicaSet') return false;
  const names = asArray(podSpec['volumes']).map((volume) =>
    asString(asObject(asObject(volume)['persistentVolumeClaim'])['claimName']),
  );
  const claims = names.filter((name) => name !== undefined);
  if (claims.length === 0) return false;
  return manifests.some((manifest) => {
    const { kind, name, namespace } = identityOf(manifest);
    if (kind !== 'PersistentVolumeClaim' || namespace !== identity.namespace || !claims.includes(name)) return false;
    const modes = asArray(asObject(isObject(manifest.object['spec']) ? manifest.object['spec'] : {})['accessModes']);
    return modes.length > 0 && !modes.includes('ReadWriteMany') && !modes.includes('ReadOnlyMany');
  });
}
