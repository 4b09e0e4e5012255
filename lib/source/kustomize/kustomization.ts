import { asArray, asNumber, asObject, asString, asStrings, own, type JsonObject } from '../../kubernetes';
import { baseName, directoryOf, joinPath } from '../patterns/paths';

/** What a kustomization says about the files beside it. */
export interface Kustomization {
  readonly file: string;
  /** The files that are patches, by the path that they are read under. */
  readonly patches: readonly string[];
  /** The files that it builds from; folders among them have kustomizations of their own. */
  readonly resources: readonly string[];
  readonly adds: Additions;
  /** Whether it does more than is read here: patches, components, bases that are elsewhere. */
  readonly isOpen: boolean;
}

/** What a kustomization adds to everything that it builds from. */
export interface Additions {
  readonly namespace?: string;
  readonly labels: readonly AddedLabels[];
  readonly annotations: Readonly<Record<string, string>>;
  /** How many replicas workloads of a name get. */
  readonly replicas: ReadonlyMap<string, number>;
}

/** Labels, and where they go beside the metadata. */
export interface AddedLabels {
  readonly pairs: Readonly<Record<string, string>>;
  readonly toSelectors: boolean;
  readonly toTemplates: boolean;
}

/** Whether the object says how to build manifests, and is none. */
export function isKustomization(object: JsonObject, file: string): boolean {
  const apiVersion = asString(object['apiVersion']) ?? '';
  if (apiVersion.startsWith('kustomize.config.k8s.io/')) return true;
  return apiVersion === '' && /^kustomization(\.ya?ml)?$/i.test(baseName(file));
}

/** What may set any field, or bring any object. Names, images and what is generated change nothing that is judged. */
const OPENING = [
  ...['patches', 'patchesStrategicMerge', 'patchesJson6902', 'components', 'transformers', 'generators'],
  ...['replacements', 'vars', 'configurations', 'helmCharts', 'helmChartInflationGenerator', 'crds'],
];

/** Which files the kustomization in this file names as resources and as patches, and what it adds. */
export function readKustomization(object: JsonObject, file: string): Kustomization {
  const listed = [
    ...asArray(object['patchesStrategicMerge']),
    ...asArray(object['patches']).map((patch) => asObject(patch)['path']),
    ...asArray(object['patchesJson6902']).map((patch) => asObject(patch)['path']),
  ];
  const resources = [...asArray(object['resources']), ...asArray(object['bases'])];
  const isOpen =
    object['kind'] === 'Component' ||
    OPENING.some((field) => own(object, field) !== undefined && own(object, field) !== null) ||
    resources.some((resource) => isElsewhere(asString(resource) ?? ''));
  return {
    file,
    patches: pathsOf(listed, file),
    resources: pathsOf(resources, file),
    adds: additionsOf(object),
    isOpen,
  };
}

function additionsOf(object: JsonObject): Additions {
  const namespace = asString(object['namespace']);
  const common = { pairs: asStrings(object['commonLabels']), toSelectors: true, toTemplates: true };
  const labels = asArray(object['labels']).map((entry) => {
    const { pairs, includeSelectors, includeTemplates } = asObject(entry);
    const toSelectors = includeSelectors === true;
    return { pairs: asStrings(pairs), toSelectors, toTemplates: toSelectors || includeTemplates === true };
  });
  const replicas = asArray(object['replicas'])
    .map(asObject)
    .map(({ name, count }) => [asString(name) ?? '', asNumber(count)] as const)
    .filter((entry): entry is readonly [string, number] => entry[1] !== undefined);
  return {
    ...(namespace !== undefined && { namespace }),
    labels: [...labels, common].filter(({ pairs }) => Object.keys(pairs).length > 0),
    annotations: asStrings(object['commonAnnotations']),
    replicas: new Map(replicas),
  };
}

/** Whether a base is fetched from somewhere: a URL, or what Git knows as one. */
function isElsewhere(resource: string): boolean {
  return /:\/\/|\?ref=|^(?:git@|git::|github\.com\/|gitlab\.com\/|bitbucket\.org\/)/.test(resource);
}

/** Patches may stand there themselves, line by line, instead of a path. */
function pathsOf(listed: readonly unknown[], file: string): readonly string[] {
  const paths = listed.map(asString).filter((path) => path !== undefined);
  return paths.filter((path) => !path.includes('\n')).map((path) => joinPath(directoryOf(file), path));
}
