import {
  formatFieldError,
  formatFieldPath,
  isStructural,
  KUBERNETES_VERSIONS,
  oncePer,
  refusedPods,
  own,
  validateManifest,
  valueAt,
  type FieldError,
  type FieldErrorType,
  type FieldPath,
  type KubernetesVersion,
} from '../../kubernetes';
import { asArray, asObject, type JsonObject, type Manifest, type Workload, type World } from '../../workload';
import type { Violation } from '../rule';
import { asFarAsWritten } from './as-far-as-written';
import { isOfKeyReference, mend, mendInPod, referenceOf } from './mend-refusal';
import { restingOn } from './resting-on';
import { allowsNodePort } from './routing/node-port-range';

const NEWEST = KUBERNETES_VERSIONS[KUBERNETES_VERSIONS.length - 1] as KubernetesVersion;

/** What a refused field of a workload belongs to. */
export type Area = 'probe' | 'hook' | 'container' | 'rollout' | 'selector' | 'job';

/** A violation of an object that names the object. */
export type ObjectViolation = Violation & { readonly resource: Manifest };

/** What is refused of one object by one version. */
interface Read {
  readonly version: string;
  readonly errors: readonly FieldError[];
  /** What a newer version takes, where nobody has stated the version: then it is the assumed one that is wrong. */
  readonly ofNewer: readonly FieldError[];
}

/** Read once for all rules that ask, and forgotten with the object. */
const READ = new WeakMap<JsonObject, Read>();

/** What is read of most objects, by version: one for all of them. */
const NOTHING = new Map<string, Read>();

/** Why the API server refuses an object. */
export function refusalsIn(manifest: Manifest, world: World): readonly FieldError[] {
  const earlier = world.alike.get(manifest);
  // What is wrong is told of each in words of its own; where nothing is, there is nothing to tell.
  if (earlier && refusalsIn(earlier, world).length === 0) return [];
  return manifest.identityOnly ? [] : readOnce(manifest, world).errors.filter((error) => !isInOwnRange(error, world));
}

/** Whether a port of the nodes is refused only by the default range, and the cluster has another one. */
function isInOwnRange({ path, value, detail }: FieldError, world: World): boolean {
  return path.at(-1) === 'nodePort' && detail.startsWith(OUT_OF_RANGE) && allowsNodePort(world)(Number(value));
}

const OUT_OF_RANGE = 'provided port is not in the valid range';

function readOnce({ object, isLeftOpen }: Manifest, world: World): Read {
  const isKnown = isVersionKnown(world);
  const version = versionOf(world);
  const known = READ.get(object);
  if (known?.version === version) return known;
  const all = oncePerName(refusedOf(object, world.kubernetesVersion));
  if (all.length === 0) return nothingOf(object, version);
  const ofNewer = isKnown ? [] : all.filter((error) => !newestRefusals(object).has(placeOf(error)));
  const isOfNewer = new Set(ofNewer);
  const errors = all.filter((error) => !isOfNewer.has(error) && !(isLeftOpen === true && mayStillBeAdded(error)));
  const read = { version, errors, ofNewer };
  READ.set(object, read);
  return read;
}

const versionOf = oncePer((world: World) => `${world.kubernetesVersion}${isVersionKnown(world) ? '' : ' or newer'}`);

function nothingOf(object: JsonObject, version: string): Read {
  const read = NOTHING.get(version) ?? { version, errors: [], ofNewer: [] };
  NOTHING.set(version, read);
  READ.set(object, read);
  return read;
}

/** What is refused of an object, or of its pods once it is taken: then none of them is ever made. */
function refusedOf(object: JsonObject, version: KubernetesVersion): readonly FieldError[] {
  const ofObject = validateManifest(object, version);
  const ofPods = refusedPods(object, version);
  if (ofPods.length === 0) return ofObject;
  const known = new Set(ofObject.map(placeOf));
  return [...ofObject, ...ofPods.filter((error) => !known.has(placeOf(error)))];
}

/** A name that is made of a bad prefix is bad as well: the prefix is the cause. */
function oncePerName(errors: readonly FieldError[]): readonly FieldError[] {
  const isOfPrefix = errors.some(({ path }) => path[0] === 'metadata' && path[1] === 'generateName');
  return isOfPrefix ? errors.filter(({ path }) => !isName(path)) : errors;
}

function isName(path: FieldPath): boolean {
  return path.length === 2 && path[0] === 'metadata' && path[1] === 'name';
}

/** Why the API server refuses a workload, as far as one area goes. */
export function refusalsOf(workload: Workload, world: World, area: Area): readonly Violation[] {
  const errors = refusalsIn(workload.manifest, world);
  const named = new Set(errors.filter(({ path }) => isOfKeyReference(path, 'name')).map(referenceOf));
  return errors
    .filter((error) => !isStructural(error) && areaOf(error.path, workload) === area && !followsFrom(error, workload))
    .filter((error) => !isOfKeyReference(error.path, 'key') || !named.has(referenceOf(error)))
    .map((error) => {
      const violation = { ...refusal(error, workload.manifest), ...containerAt(error.path, workload) };
      const mend = mendInPod(error, errors, workload);
      return mend === undefined ? violation : { ...violation, numbers: { ...violation.numbers, mend } };
    });
}

/** Whether a mount is refused only since its volume is: that one is the cause. */
function followsFrom({ type, path }: FieldError, { manifest, podSpec }: Workload): boolean {
  if (type !== 'NotFound' || path.at(-3) !== 'volumeMounts') return false;
  const asked = valueAt(manifest.object, path);
  return asArray(podSpec['volumes']).some((volume) => asObject(volume)['name'] === asked);
}

/** Why the API server refuses the objects of some kinds. */
export function* refusalsOfKinds(kinds: readonly string[], world: World): Iterable<ObjectViolation> {
  for (const [manifest, errors] of refusedIn(world)) {
    if (!kinds.includes(String(manifest.object['kind']))) continue;
    for (const error of errors) {
      if (!isStructural(error)) yield { ...refusal(error, manifest), resource: manifest };
    }
  }
}

/** What the API server cannot read at all, of one class of errors. */
export function* unreadableOf(type: FieldErrorType, world: World): Iterable<readonly [FieldError, Manifest]> {
  for (const [manifest, errors] of refusedIn(world)) {
    for (const error of errors) {
      if (error.type === type) yield [error, manifest];
    }
  }
}

type Refused = readonly [manifest: Manifest, errors: readonly FieldError[]];

/** The objects that the API server refuses: few, and a dozen rules look for theirs among them. */
const refusedIn = oncePer((world: World): readonly Refused[] =>
  world.manifests
    .map((manifest) => [manifest, refusalsIn(manifest, world)] as const)
    .filter(([, errors]) => errors.length > 0),
);

function areaOf(path: FieldPath, { podPath, runsToCompletion }: Workload): Area {
  if (path.some((step) => PROBES.has(step))) return 'probe';
  if (path.includes('lifecycle')) return 'hook';
  const isOfPod =
    path[0] === 'metadata' || path.includes('template') || podPath.every((step, depth) => path[depth] === step);
  if (runsToCompletion && (!isOfPod || path.at(-1) === 'restartPolicy')) return 'job';
  if (path[1] === 'selector' || (path[1] === 'template' && path.at(-1) === 'labels')) return 'selector';
  return isOfPod ? 'container' : 'rollout';
}

const PROBES: ReadonlySet<string | number> = new Set(['livenessProbe', 'readinessProbe', 'startupProbe']);

function refusal(error: FieldError, manifest: Manifest): Violation {
  const path = isName(error.path) ? whereNamed(manifest) : whereWritten(error.path, manifest);
  return {
    path: asFarAsWritten(manifest.object, path),
    field: fieldOf(path, error),
    numbers: { refusal: formatFieldError(error), mend: mend({ ...error, path }) },
    ...restingOn(...assumptionsOf(error, manifest)),
  };
}

/** The field that is refused, or missing. */
function fieldOf(path: FieldPath, { detail }: FieldError): FieldPath {
  const other = /^either `\w+` or `(\w+)` must be specified$/.exec(detail)?.[1];
  return other === undefined ? path : [...path, other];
}

/** Where a key of a Secret is written: the API server puts those of `stringData` among the others. */
function whereWritten(path: FieldPath, { object }: Manifest): FieldPath {
  const [field, key, ...rest] = path;
  const isPlain = field === 'data' && key !== undefined && own(asObject(object['data']), key) === undefined;
  return isPlain && own(asObject(object['stringData']), key) !== undefined ? ['stringData', key, ...rest] : path;
}

function whereNamed({ object }: Manifest): FieldPath {
  const { name, generateName } = asObject(object['metadata']);
  return ['metadata', !name && typeof generateName === 'string' ? 'generateName' : 'name'];
}

/** Something that a newer version of Kubernetes takes, and the assumed one does not. */
export interface Newer {
  readonly manifest: Manifest;
  readonly error: FieldError;
  readonly since: KubernetesVersion;
}

/** What is refused only by the version that is assumed, where nobody has stated one: it says that the cluster is newer. */
export function newerThanAssumed(world: World): readonly Newer[] {
  return world.manifests
    .filter((manifest) => manifest.identityOnly !== true && hasNewer(manifest, world))
    .flatMap((manifest) => {
      const since = sinceIn(manifest.object);
      return readOnce(manifest, world).ofNewer.map((error) => ({ manifest, error, since: since(error) }));
    });
}

function hasNewer(manifest: Manifest, world: World): boolean {
  return readOnce(world.alike.get(manifest) ?? manifest, world).ofNewer.length > 0;
}

function isVersionKnown({ kubernetesVersion, stated }: World): boolean {
  return stated.versionIsStated === true || kubernetesVersion === NEWEST;
}

/** The first version that takes what is refused of an object. */
function sinceIn(object: JsonObject): (error: FieldError) => KubernetesVersion {
  const refused = KUBERNETES_VERSIONS.map((version) => new Set(refusedOf(object, version).map(placeOf)));
  return (error) => KUBERNETES_VERSIONS.find((_, at) => refused[at]?.has(placeOf(error)) !== true) ?? NEWEST;
}

/** What the newest version refuses as well; asked only for what is refused. */
const newestRefusals = oncePer(
  (object: JsonObject): ReadonlySet<string> => new Set(refusedOf(object, NEWEST).map(placeOf)),
);

function placeOf({ type, path }: FieldError): string {
  return `${type} ${formatFieldPath(path)}`;
}

/** What of a refusal is up to a flag of the API server, or to what builds the manifest. */
function* assumptionsOf({ type, detail }: FieldError, { kustomization }: Manifest): Iterable<string> {
  if (detail.startsWith(OUT_OF_RANGE)) yield 'the API server runs with the default of --service-node-port-range';
  if (kustomization !== undefined && mayStillBeAdded({ type, detail }))
    yield `kustomize adds nothing to it (${kustomization})`;
}

/** Whether a kustomization may still add what is missing. */
function mayStillBeAdded({ type, detail }: Pick<FieldError, 'type' | 'detail'>): boolean {
  return type === 'Required' || detail.startsWith('`selector` does not match');
}

function containerAt(path: FieldPath, { containers }: Workload): Pick<Violation, 'container'> {
  const container = containers.find((one) => one.path.every((step, depth) => path[depth] === step));
  return container ? { container: container.name } : {};
}
