import {
  asArray,
  asObject,
  asString,
  isObject,
  own,
  quantityInThousandths,
  type Json,
  type JsonObject,
} from '../../kubernetes';
import { call, list, literal, mapping, name, type Expression, type Name } from '../program/expression';
import type { References } from './references';

/** The volumes of a pod, by name. */
export type Volumes = ReadonlyMap<string, Name>;

/**
 * The volumes of a pod as those of cdk8s-plus; nothing where not all of them can be told.
 *
 * @param claims the names of those that each member of a StatefulSet has for itself
 */
export function liftVolumes(podSpec: JsonObject, refs: References, claims: ReadonlySet<string>): Volumes | undefined {
  const volumes = asArray(podSpec['volumes']).map(asObject);
  const told = volumes.map((volume) => [asString(volume['name']) ?? '', volumeOf(volume)] as const);
  const containers = [...asArray(podSpec['containers']), ...asArray(podSpec['initContainers'])].map(asObject);
  const mounts = containers.flatMap((container) => mountsOf(container, claims));
  const names = new Set(told.map(([of]) => of));
  const isWhole = told.every(([of, make]) => of !== '' && make !== undefined) && names.size === told.length;
  if (!isWhole || !mounts.every((mount) => canMount(mount) && names.has(asString(mount['name']) ?? '')))
    return undefined;
  return new Map(told.map(([of, make]) => [of, refs.reference(`${of} volume`, (id) => (make as Make)(id, refs))]));
}

type Make = (id: Expression, refs: References) => Expression;

/** What a volume of a kind is told by: its name, and the fields of its source. */
type Source = (of: string, fields: JsonObject) => Make | undefined;

/** The kinds of volumes that cdk8s-plus has words for, and the fields of each that it can tell. */
const KINDS: ReadonlyMap<string, { readonly fields: readonly string[]; readonly source: Source }> = new Map([
  ['emptyDir', { fields: ['medium', 'sizeLimit'], source: emptyDir }],
  ['configMap', { fields: ['name', 'defaultMode', 'optional'], source: configMap }],
  ['secret', { fields: ['secretName', 'defaultMode', 'optional'], source: secret }],
  ['persistentVolumeClaim', { fields: ['claimName', 'readOnly'], source: claim }],
  ['hostPath', { fields: ['path', 'type'], source: hostPath }],
]);

function volumeOf({ name: of, ...source }: JsonObject): Make | undefined {
  const [kind, ...others] = Object.keys(source);
  const known = kind === undefined ? undefined : KINDS.get(kind);
  if (kind === undefined || !known || others.length > 0 || typeof of !== 'string') return undefined;
  const fields = asObject(own(source, kind) ?? {});
  return Object.keys(fields).every((field) => known.fields.includes(field)) ? known.source(of, fields) : undefined;
}

function configMap(of: string, fields: JsonObject): Make | undefined {
  const source = asString(fields['name']);
  if (source === undefined) return undefined;
  return (id, refs) =>
    call('kplus.Volume.fromConfigMap', name('this'), id, refs.configMap(source), filesOf(of, fields));
}

function secret(of: string, fields: JsonObject): Make | undefined {
  const source = asString(fields['secretName']);
  if (source === undefined) return undefined;
  return (id, refs) => call('kplus.Volume.fromSecret', name('this'), id, refs.secret(source), filesOf(of, fields));
}

function claim(of: string, { claimName, readOnly }: JsonObject): Make | undefined {
  if (typeof claimName !== 'string') return undefined;
  const options = mapping({
    name: literal(of),
    readOnly: typeof readOnly === 'boolean' ? literal(readOnly) : undefined,
  });
  return (id, refs) => call('kplus.Volume.fromPersistentVolumeClaim', name('this'), id, refs.claim(claimName), options);
}

function hostPath(of: string, { path, type = '' }: JsonObject): Make | undefined {
  const known = HOST_PATHS.get(type);
  if (typeof path !== 'string' || known === undefined) return undefined;
  const options = mapping({
    path: literal(path),
    type: known === 'DEFAULT' ? undefined : name(`kplus.HostPathVolumeType.${known}`),
  });
  return (id) => call('kplus.Volume.fromHostPath', name('this'), id, literal(of), options);
}

const HOST_PATHS: ReadonlyMap<Json, string> = new Map([
  ['', 'DEFAULT'],
  ['DirectoryOrCreate', 'DIRECTORY_OR_CREATE'],
  ['Directory', 'DIRECTORY'],
  ['FileOrCreate', 'FILE_OR_CREATE'],
  ['File', 'FILE'],
  ['Socket', 'SOCKET'],
  ['CharDevice', 'CHAR_DEVICE'],
  ['BlockDevice', 'BLOCK_DEVICE'],
]);

function filesOf(of: string, { defaultMode, optional }: JsonObject): Expression {
  return mapping({
    name: literal(of),
    defaultMode: typeof defaultMode === 'number' ? literal(defaultMode) : undefined,
    optional: typeof optional === 'boolean' ? literal(optional) : undefined,
  });
}

function emptyDir(of: string, { medium, sizeLimit }: JsonObject): Make | undefined {
  const bytes = sizeLimit === undefined ? undefined : Number(quantityInThousandths(String(sizeLimit))) / 1000;
  if (bytes !== undefined && !Number.isInteger(bytes / MEBI)) return undefined;
  if (medium !== undefined && medium !== '' && medium !== 'Memory') return undefined;
  const options = mapping({
    medium: medium === 'Memory' ? name('kplus.EmptyDirMedium.MEMORY') : undefined,
    sizeLimit: bytes === undefined ? undefined : call('Size.mebibytes', literal(bytes / MEBI)),
  });
  return (id) =>
    call('kplus.Volume.fromEmptyDir', name('this'), id, literal(of), ...(options.entries.length > 0 ? [options] : []));
}

const MEBI = 1024 * 1024;

/** The mounts of a container, but for those that come with their claims. */
function mountsOf(container: JsonObject, claims: ReadonlySet<string>): readonly JsonObject[] {
  return asArray(container['volumeMounts'])
    .filter((mount) => isObject(mount))
    .map(asObject)
    .filter(({ name: of }) => !claims.has(asString(of) ?? ''));
}

const MOUNT_FIELDS = ['name', 'mountPath', 'readOnly', 'subPath', 'subPathExpr'];

function canMount(mount: JsonObject): boolean {
  return Object.keys(mount).every((field) => MOUNT_FIELDS.includes(field)) && typeof mount['mountPath'] === 'string';
}

/** The mounts of a container. */
export function liftMounts(
  container: JsonObject,
  volumes: Volumes | undefined,
  claims: ReadonlySet<string>,
): Expression | undefined {
  const mounts = mountsOf(container, claims);
  if (!volumes || mounts.length === 0) return undefined;
  return list(
    mounts.map(({ name: of, mountPath, readOnly, subPath, subPathExpr }) =>
      mapping({
        path: literal(String(mountPath)),
        volume: volumes.get(String(of)),
        readOnly: typeof readOnly === 'boolean' ? literal(readOnly) : undefined,
        subPath: typeof subPath === 'string' && subPath !== '' ? literal(subPath) : undefined,
        subPathExpr: typeof subPathExpr === 'string' ? literal(subPathExpr) : undefined,
      }),
    ),
  );
}
