import type { FieldPath } from '../values/field-path';
import type { KubernetesVersion } from '../versions/kubernetes-version';
import { kindStructure } from './kind-structure';
import { nearestName } from './nearest-name';
import type { Field, Struct, StructureType } from './structure-type';
import { own } from '../values/own';

/** What somebody who wrote a field that does not exist probably wanted. */
export interface IntendedField {
  /** The field to write, from the object down; lists that it stands in have no index where it is not known. */
  readonly path: FieldPath;
  /** The first version that has it, where the field is only too new. */
  readonly since?: string;
}

/** Fields of other kinds, or of older versions, by what they are called here. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  updateStrategy: 'strategy',
  strategy: 'updateStrategy',
  serviceaccount: 'serviceAccountName',
  environment: 'env',
  namespaces: 'namespace',
  cmd: 'command',
  entrypoint: 'command',
};

/** Fields of old versions that are mappings now: the way to what they were. */
const MOVED: Readonly<Record<string, FieldPath>> = {
  serviceName: ['service', 'name'],
  servicePort: ['service', 'port', 'number'],
};

/**
 * Where a field that does not exist belongs: it came with a newer version, it is a slip of the fingers, it has another
 * name here, or it stands at the wrong level.
 *
 * @param path the field, from the object down
 * @returns nothing where nothing like it exists
 */
export function whereFieldBelongs(
  apiVersion: string,
  kind: string,
  path: FieldPath,
  version: KubernetesVersion,
): IntendedField | undefined {
  const root = kindStructure(apiVersion, kind);
  const name = String(path.at(-1));
  const parents = root ? structsAlong(root, path.slice(0, -1)) : [];
  const here = parents.at(-1);
  if (!here) return undefined;
  const minor = Number(version.slice(2));
  const newer = here.struct.fields.get(name);
  if (newer && newer.since > minor) return { path, since: `1.${newer.since}` };
  const above = parents.slice(0, -1).reverse();
  return (
    misspelt(name, here, minor) ??
    first(above, (parent) => (parent.struct.name === 'v1.PodSpec' ? below(name, parent, 0) : undefined)) ??
    below(name, here, 3) ??
    first(above, (parent) => below(name, parent, ONE_OF.has(parent.struct.name) ? 0 : 2))
  );
}

/** What one of several kinds is chosen in: nobody means another one of them. */
const ONE_OF: ReadonlySet<string> = new Set(['v1.Volume', 'v1.Probe', 'v1.LifecycleHandler']);

interface Place {
  readonly struct: Struct;
  readonly path: FieldPath;
}

function first(places: readonly Place[], look: (place: Place) => IntendedField | undefined): IntendedField | undefined {
  return places.map(look).find((found) => found !== undefined);
}

function misspelt(name: string, { struct, path }: Place, minor: number): IntendedField | undefined {
  const names = [...struct.fields]
    .filter(([, field]) => field.since <= minor && minor < field.until)
    .map(([one]) => one);
  const moved = own(MOVED, name);
  if (moved && names.includes(String(moved[0]))) return { path: [...path, ...moved] };
  const other = own(OTHER_NAMES, name);
  const meant =
    other !== undefined && names.includes(other)
      ? other
      : (nearestName(name, names) ?? cutShort(name, names) ?? ofOneBeginning(name, names));
  if (meant !== undefined) return { path: [...path, meant] };
  // A Service takes labels there; everything else asks for them by name, or by expressions.
  return struct.name.endsWith('LabelSelector') ? { path: [...path, 'matchLabels', name] } : undefined;
}

/** `initialDelay` for `initialDelaySeconds`: the only name that begins like it. */
function cutShort(name: string, names: readonly string[]): string | undefined {
  const [longer, ...others] = name.length < 4 ? [] : names.filter((one) => one.startsWith(name));
  return others.length === 0 ? longer : undefined;
}

/** `publishNotReadyEndpoints` for `publishNotReadyAddresses`: the only name of which all words but the last are the same. */
function ofOneBeginning(name: string, names: readonly string[]): string | undefined {
  const beginning = name.replace(LAST_WORD, '');
  if (beginning === name || !LAST_WORD.test(beginning)) return undefined;
  const alike = names.filter((one) => one === beginning || one.replace(LAST_WORD, '') === beginning);
  return alike.length === 1 ? alike[0] : undefined;
}

const LAST_WORD = /(?:[A-Z][a-z]+|[A-Z]+)$/;

/** The field of this name that stands nearest below a place. */
function below(name: string, place: Place, depth: number): IntendedField | undefined {
  let level: readonly Place[] = [place];
  for (let left = depth; left >= 0 && level.length > 0; left -= 1) {
    const found = level.find(({ struct }) => struct.fields.has(name));
    if (found) return { path: [...found.path, name] };
    level = level.filter((one) => one === place || !ONE_OF.has(one.struct.name)).flatMap(children);
  }
  return undefined;
}

function children({ struct, path }: Place): readonly Place[] {
  return [...struct.fields].flatMap(([name, field]: readonly [string, Field]) => {
    const child = structIn(field.type);
    return child && !SELDOM_MEANT.has(name) ? [{ struct: child, path: [...path, name] }] : [];
  });
}

const SELDOM_MEANT: ReadonlySet<string> = new Set(['status', 'managedFields', 'initContainers', 'ephemeralContainers']);

function structIn(type: StructureType): Struct | undefined {
  if (type.form === 'struct') return type;
  return type.form === 'list' ? structIn(type.element) : undefined;
}

/** The mappings with fields of their own on the way down, the root first. */
function structsAlong(root: Struct, path: FieldPath): readonly Place[] {
  const places: Place[] = [{ struct: root, path: [] }];
  let type: StructureType | undefined = root;
  for (const [depth, step] of path.entries()) {
    if (type?.form === 'struct') type = type.fields.get(String(step))?.type;
    else type = type && 'element' in type ? type.element : undefined;
    if (type?.form === 'struct') places.push({ struct: type, path: path.slice(0, depth + 1) });
  }
  return places;
}
