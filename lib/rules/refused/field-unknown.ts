import {
  formatFieldPath,
  whereFieldBelongs,
  type FieldError,
  type FieldPath,
  type IntendedField,
} from '../../kubernetes';
import { asObject, asString, type Manifest, type World } from '../../workload';
import type { WorldRule } from '../rule';
import { changed, WEB } from '../support/example';
import { unreadableOf } from '../support/refusals';

/** A field that Kubernetes does not have. */
export const fieldUnknown: WorldRule = {
  id: 'field-unknown',
  title: 'A field that Kubernetes does not have',
  severity: 'error',
  effect: 'refused',
  message: 'unknown field "{field}": Kubernetes {version} has nothing of that name there{others}',
  why:
    'kubectl has the API server refuse fields that do not exist (strict decoding error). Without that (kubectl ' +
    '--validate=false, many other clients) the field is dropped in silence, and what it was written for does not happen.',
  fix: '{mend}',
  source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#setting-the-field-validation-level',
  bad: [
    changed(WEB, { 'minReadySeconds: 5': 'minReadySecond: 5' }),
    changed(WEB, { 'image: registry.example.com/web:1.4.2': 'image: registry.example.com/web:1.4.2\nsubdomain: web' }),
  ],
  good: [WEB],
  *checkWorld(world) {
    for (const { error, manifest, untold } of toldOneByOne(unreadableOf('Unknown', world))) {
      const { path } = error;
      const meant = meantBy(path, manifest, world);
      const field = formatFieldPath(path);
      const others = untold === 0 ? '' : `, nor for ${untold} others of this object, which are not told one by one`;
      const numbers = { version: world.kubernetesVersion, field, others, mend: mend(path, meant) };
      yield { resource: manifest, path, numbers, ...(meant && { explains: [meant.path] }) };
    }
  },
};

/** So many of one object are told, as the API server itself does; of the others only how many there are. */
const MOST = 100;

interface Told {
  readonly error: FieldError;
  readonly manifest: Manifest;
  /** How many come after it that are not told. */
  untold: number;
}

function toldOneByOne(all: Iterable<readonly [FieldError, Manifest]>): readonly Told[] {
  const told: Told[] = [];
  const counts = new Map<Manifest, number>();
  for (const [error, manifest] of all) {
    const count = (counts.get(manifest) ?? 0) + 1;
    counts.set(manifest, count);
    const last = told.at(-1);
    if (count <= MOST) told.push({ error, manifest, untold: 0 });
    else if (last) last.untold += 1;
  }
  return told;
}

function meantBy(path: FieldPath, { object }: Manifest, { kubernetesVersion }: World): IntendedField | undefined {
  const { apiVersion, kind } = object;
  if (isStrategyOfDeployments(path, object)) return undefined;
  return whereFieldBelongs(asString(apiVersion) ?? '', asString(kind) ?? '', path, kubernetesVersion);
}

/** A strategy that only Deployments have: below `updateStrategy` the API server refuses it as well. */
function isStrategyOfDeployments(path: FieldPath, { kind, spec }: Manifest['object']): boolean {
  const isOfPods = kind === 'StatefulSet' || kind === 'DaemonSet';
  return (
    isOfPods && formatFieldPath(path) === 'spec.strategy' && asObject(asObject(spec)['strategy'])['type'] === 'Recreate'
  );
}

/** Two names that have become one: `spec:containers`. */
const JOINED = /^([A-Za-z_][\w./-]*):/;

function mend(path: FieldPath, meant: IntendedField | undefined): string {
  const written = String(path.at(-1));
  if (!meant && path.at(-2) === 'metadata' && written.includes('/'))
    return `write it below ${formatFieldPath([...path.slice(0, -1), 'labels'])}, if it is a label, or below annotations`;
  const joined = JOINED.exec(written)?.[1];
  if (!meant && joined !== undefined)
    return `begin a new line, or leave a blank, behind the colon of ${joined}: without one the name goes on (in a template of Helm, a -}} before it takes the line break away)`;
  if (!meant) return `take ${written} away`;
  if (meant.since !== undefined)
    return `${written} came with Kubernetes ${meant.since}: take it away for older clusters`;
  const isBeside = meant.path.length === path.length && meant.path.slice(0, -1).every((step, at) => step === path[at]);
  if (isBeside) return `write ${String(meant.path.at(-1))}`;
  return `write it as ${formatFieldPath(meant.path)}`;
}
