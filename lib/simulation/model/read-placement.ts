import {
  asArray,
  asNumber,
  asObject,
  asString,
  grouped,
  isObject,
  oncePer,
  own,
  selectorMatches,
  supports,
  type JsonObject,
  type KubernetesVersion,
} from '../../kubernetes';
import {
  identityOf,
  isNeverAttached,
  isOfOneNode,
  isSameObject,
  namedNodes,
  type Manifest,
  type Workload,
  type World,
} from '../../workload';
import type { Placement } from './workload-model';

const BY_HOST = 'kubernetes.io/hostname';

/** Reads what keeps these pods apart, or together. */
export function readPlacement(workload: Workload, world: World): Placement {
  const [strictest] = strictSpreads(workload).sort((one, other) => skewOf(one) - skewOf(other));
  const volume = sharedVolume(workload, world);
  const keeper = volume === 'one-node' ? keeperOf(workload, world)?.identity : undefined;
  const elsewhere = claimsElsewhere(workload, world);
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
    ...(keeper && { keptBy: `${keeper.kind} ${keeper.name}` }),
    ...(elsewhere.length > 0 && { elsewhere }),
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

/** Pods of one template share its claims and disks; what only one node may use keeps them together. */
function sharedVolume(workload: Workload, world: World): Placement['volume'] {
  const { podSpec } = workload;
  const modes = claimsOf(workload).flatMap((name) =>
    claimsNamed(name, workload, world).map((one) => modeIn(one, world)),
  );
  const disks = asArray(podSpec['volumes']).map(asObject).some(isDisk);
  const [strictest] = STRICTEST.filter((mode) => modes.includes(mode));
  return strictest ?? (disks ? 'one-node' : undefined);
}

const STRICTEST = ['one-pod', 'of-its-node', 'one-node'] as const;

/** The claims that pods may write to, by name: each workload with one looks at those of all others. */
const claimsOf = oncePer(({ podSpec }: Workload): readonly string[] => {
  const claims = asArray(podSpec['volumes']).map((volume) => asObject(asObject(volume)['persistentVolumeClaim']));
  return claims.flatMap(({ claimName, readOnly }) => (readOnly === true ? [] : (asString(claimName) ?? [])));
});

/** Another workload that has a claim of one node as well, and keeps it there, unless these pods have to be where others are. */
export function keeperOf(workload: Workload, world: World): Workload | undefined {
  const { identity, podSpec } = workload;
  const { requiredDuringSchedulingIgnoredDuringExecution: wanted } = asObject(
    asObject(asObject(podSpec['affinity'])['podAffinity']),
  );
  if (asArray(wanted).some((term) => asObject(term)['topologyKey'] === BY_HOST)) return undefined;
  const held = claimsOf(workload).filter((name) =>
    claimsNamed(name, workload, world).some((one) => modeIn(one, world) === 'one-node'),
  );
  if (held.length === 0) return undefined;
  return world.workloads.find(
    (one) =>
      one.identity.namespace === identity.namespace &&
      !isSameObject(one.identity, identity) &&
      !one.runsToCompletion &&
      one.replicas.min > 0 &&
      claimsOf(one).some((name) => held.includes(name)),
  );
}

/** Those of them of which nothing says how many nodes may use them. */
function claimsElsewhere(workload: Workload, world: World): readonly string[] {
  return [...new Set(claimsOf(workload))].filter((name) => claimsNamed(name, workload, world).length === 0);
}

function claimsNamed(name: string, { identity }: Workload, world: World): readonly Manifest[] {
  return claimsByName(world).get(`${identity.namespace}/${name}`) ?? [];
}

const claimsByName = oncePer(({ ofKind }: World) =>
  grouped(ofKind('PersistentVolumeClaim'), (claim) => {
    const { namespace, name } = identityOf(claim);
    return `${namespace}/${name}`;
  }),
);

function modeIn(claim: Manifest, world: World): Placement['volume'] {
  const mode = modeOf(asArray(asObject(claim.object['spec'])['accessModes']));
  if (mode !== 'one-node' || !isNeverAttached(claim, world)) return mode;
  return isOfOneNode(claim, world) ? 'of-its-node' : undefined;
}

/** Disks of a cloud that a pod names itself: one node at a time may write to them. */
const DISKS = ['awsElasticBlockStore', 'azureDisk', 'cinder', 'gcePersistentDisk', 'vsphereVolume'];

function isDisk(volume: JsonObject): boolean {
  return DISKS.some((source) => {
    const disk = own(volume, source);
    return isObject(disk) && disk['readOnly'] !== true;
  });
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
