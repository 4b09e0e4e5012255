import { asArray, asObject, asString, quantityInThousandths, type JsonObject } from '../../kubernetes';
import type { Workload } from '../../workload';
import { call, literal, mapping, name, type Expression } from '../program/expression';

/**
 * The volumes that each member of a StatefulSet has for itself; nothing where one of them, or how it is mounted, has no
 * words in a construct.
 */
export function liftClaims({ spec, podSpec }: Workload): readonly Expression[] | undefined {
  const all = asArray(spec['volumeClaimTemplates']).map((one) => claimOf(asObject(one), podSpec));
  return all.every((one) => one !== undefined) ? (all as readonly Expression[]) : undefined;
}

/** The names of the claims that {@link liftClaims} tells, mounts and all. */
export function liftedClaims(workload: Workload): ReadonlySet<string> {
  if (!liftClaims(workload)) return new Set();
  const claims = asArray(workload.spec['volumeClaimTemplates']);
  return new Set(claims.map((one) => nameOf(asObject(one)) ?? ''));
}

const ACCESS_MODES: ReadonlyMap<unknown, string> = new Map([
  ['ReadWriteOnce', 'READ_WRITE_ONCE'],
  ['ReadOnlyMany', 'READ_ONLY_MANY'],
  ['ReadWriteMany', 'READ_WRITE_MANY'],
  ['ReadWriteOncePod', 'READ_WRITE_ONCE_POD'],
]);

const KNOWN_FIELDS = ['accessModes', 'resources', 'storageClassName'];

function claimOf(claim: JsonObject, podSpec: JsonObject): Expression | undefined {
  const [called, spec] = [nameOf(claim), asObject(claim['spec'] ?? {})];
  const [mode, ...modes] = asArray(spec['accessModes']);
  const access = ACCESS_MODES.get(mode);
  const storage = sizeOf(asObject(spec['resources'] ?? {}));
  const mounted = called === undefined ? undefined : mountsOf(called, podSpec);
  const isKnown = Object.keys(spec).every((field) => KNOWN_FIELDS.includes(field));
  if (!isKnown || called === undefined || !access || modes.length > 0 || !storage || !mounted) return undefined;
  const storageClass = spec['storageClassName'];
  return mapping({
    name: literal(called),
    storage,
    mountPath: literal(mounted.path),
    storageClassName: typeof storageClass === 'string' ? literal(storageClass) : undefined,
    accessMode: access === 'READ_WRITE_ONCE' ? undefined : name(`kplus.PersistentVolumeAccessMode.${access}`),
    containers: mounted.containers,
  });
}

function nameOf({ metadata = {} }: JsonObject): string | undefined {
  const { name: called, ...others } = asObject(metadata);
  const isBare = Object.entries(others).every(([field, value]) => value === null || field === 'creationTimestamp');
  return isBare ? asString(called) : undefined;
}

const MEBI = 1024 * 1024;

function sizeOf({ requests = {}, ...others }: JsonObject): Expression | undefined {
  const { storage, ...more } = asObject(requests);
  const mebibytes = Number(quantityInThousandths(storage)) / 1000 / MEBI;
  if (Object.keys({ ...others, ...more }).length > 0 || !Number.isInteger(mebibytes)) return undefined;
  return mebibytes % 1024 === 0
    ? call('Size.gibibytes', literal(mebibytes / 1024))
    : call('Size.mebibytes', literal(mebibytes));
}

interface Mounted {
  readonly path: string;
  /** Absent where only the first container mounts it. */
  readonly containers?: Expression;
}

/** Where a claim is mounted, where that is one path without more to be said. */
function mountsOf(claim: string, podSpec: JsonObject): Mounted | undefined {
  const containers = [...asArray(podSpec['containers']), ...asArray(podSpec['initContainers'])].map(asObject);
  const mounting = containers.flatMap((container, index) =>
    asArray(container['volumeMounts'])
      .map(asObject)
      .filter((mount) => mount['name'] === claim)
      .map((mount) => ({ mount, index, container: asString(container['name']) ?? '' })),
  );
  const paths = new Set(mounting.map(({ mount }) => asString(mount['mountPath']) ?? ''));
  const isPlain = mounting.every(({ mount }) =>
    Object.keys(mount).every((key) => key === 'name' || key === 'mountPath'),
  );
  const [path] = paths;
  const isOnce = new Set(mounting.map(({ index }) => index)).size === mounting.length;
  if (paths.size !== 1 || !path || !isPlain || !isOnce) return undefined;
  if (mounting.length === 1 && mounting[0]?.index === 0) return { path };
  const names = mounting.map(({ container }) => literal(container));
  return { path, containers: { form: 'list', items: names } };
}
