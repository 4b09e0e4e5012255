import { formatFieldPath, own, type FieldPath } from '../../kubernetes';
import {
  canonical,
  identityOf,
  refusedChanges,
  type Json,
  type JsonObject,
  type Manifest,
  type Pair,
  type RefusedChange,
} from '../../workload';
import type { ReleaseRule, Violation } from '../rule';
import { asFarAsWritten } from '../support/as-far-as-written';
import { changed, DEPLOYMENT, released, SERVICE, STATEFUL_SET, WEB } from '../support/example';
import { restingOn } from '../support/resting-on';

/** A field that a release changes although it can be set only once. */
export const immutableChanged: ReleaseRule = {
  id: 'immutable-changed',
  title: 'A field that a release changes although it can be set only once',
  severity: 'error',
  effect: 'refused',
  message: '{field} of the {kind} {name} cannot be changed: it was {was}, and is {now} now',
  why: 'The API server refuses the change, and with it everything else that the release changes in this object: what runs stays as it was.',
  fix: 'leave {field} as it was, or {otherwise}',
  source: [
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#label-selector-updates',
    'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#limitations',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/apis/apps/validation/validation.go',
  ],
  bad: [
    released(DEPLOYMENT, DEPLOYMENT.replaceAll('app: web }', 'app: web, tier: front }')),
    released(STATEFUL_SET, changed(STATEFUL_SET, { 'serviceName: web': 'serviceName: web-headless' })),
    released(SERVICE, changed(SERVICE, { 'selector: { app: web }': 'clusterIP: None\nselector: { app: web }' })),
  ],
  good: [released(WEB, changed(WEB, { 'replicas: 3': 'replicas: 4' }))],
  *checkRelease({ objects }) {
    for (const pair of objects) {
      for (const change of refusedChanges(pair)) yield { ...changedAt(pair, change), resource: pair.after };
    }
  },
};

function changedAt({ after }: Pair<Manifest>, { field, was, now }: RefusedChange): Violation {
  const { kind, name } = identityOf(after);
  const isWhole = !isOfPod(kind) && isShort(was) && isShort(now);
  const changed = isWhole ? { path: [], was, now } : firstDifference(was, now);
  const path: FieldPath = ['spec', field, ...changed.path];
  return {
    path: asFarAsWritten(after.object, path),
    numbers: {
      ...{ kind, name, field: formatFieldPath(path) },
      ...shown(kind, path, changed),
      otherwise: OTHERWISE.get(kind) ?? `release a ${kind} of another name ${BESIDE}`,
    },
    ...restingOn(kind === 'Job' && 'the Job of the release before is still there'),
  };
}

const BESIDE = 'beside the old one, move the traffic over, and take the old one away then';

/** What nobody asks for needs no other one beside it. */
const OTHERWISE: ReadonlyMap<string, string> = new Map([
  ['Job', 'give this Job another name, or delete the old one before (ttlSecondsAfterFinished lets it go by itself)'],
  ['Pod', 'delete the old Pod before; a Deployment replaces its pods by itself'],
]);

interface Difference {
  readonly path: FieldPath;
  readonly was: Json | undefined;
  readonly now: Json | undefined;
}

/** The first field, from the top, in which two values differ: the whole where they are of different shapes. */
function firstDifference(was: Json | undefined, now: Json | undefined): Difference {
  const whole = { path: [], was, now };
  if (!isNested(was) || !isNested(now) || Array.isArray(was) !== Array.isArray(now)) return whole;
  const [olds = {}, news = {}] = [was, now] as readonly Readonly<Record<string, Json | undefined>>[];
  const steps = [...new Set([...Object.keys(news), ...Object.keys(olds)])];
  const step = steps.find((one) => canonical(own(olds, one)) !== canonical(own(news, one)));
  if (step === undefined) return whole;
  const below = firstDifference(own(olds, step), own(news, step));
  return { ...below, path: [Array.isArray(now) ? Number(step) : step, ...below.path] };
}

function isNested(value: Json | undefined): value is JsonObject | readonly Json[] {
  return typeof value === 'object' && value !== null;
}

/** What a variable, an annotation or a command holds may be a secret, in the old object as in the new one. */
function shown(
  kind: string,
  path: FieldPath,
  { was, now }: Difference,
): { readonly was: string; readonly now: string } {
  const isHarmless = [was, now].every((value) => !isNested(value) && (typeof value !== 'string' || isPlain(path)));
  if (path.includes('annotations') || (isOfPod(kind) && !isHarmless))
    return { was: 'another one', now: 'not the same' };
  return { was: words(was), now: words(now) };
}

function isOfPod(kind: string): boolean {
  return kind === 'Job' || kind === 'Pod';
}

/** Whether a text of a pod is known to be harmless. */
function isPlain(path: FieldPath): boolean {
  return PLAIN.has(String(path.at(-1))) && !path.includes('env') && !path.includes('labels');
}

const PLAIN: ReadonlySet<string> = new Set(['image', 'imagePullPolicy', 'restartPolicy', 'serviceAccountName']);

const LONGEST = 80;

function isShort(value: Json | undefined): boolean {
  return words(value, Infinity).length <= LONGEST;
}

function words(value: Json | undefined, longest = LONGEST): string {
  if (value === null || value === undefined) return 'not set';
  const text = typeof value === 'string' ? value || "''" : JSON.stringify(value, withoutVariables);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** What variables hold stands in no message. */
function withoutVariables(key: string, value: Json): Json {
  return key === 'env' || key === 'annotations' ? '(not shown)' : value;
}
