import {
  asObject,
  asStrings,
  identityOf,
  knownKind,
  type Manifest,
  type Workload,
  type Pair,
  type Release,
} from '../../../workload';
import { own } from '../../../kubernetes';

/** A Service that is in both releases, with the workloads that it selects in each. */
export interface ServicePair extends Pair<Manifest> {
  readonly name: string;
  readonly reachedBefore: readonly Workload[];
  readonly reachedAfter: readonly Workload[];
}

/** The Services of both releases that select anything before. */
export function servicePairs({ objects, before, after }: Release): readonly ServicePair[] {
  return objects
    .filter((pair) => knownKind(pair.after.object) === 'Service')
    .map((pair) => ({
      ...pair,
      name: identityOf(pair.after).name,
      reachedBefore: serving(before.sharing(pair.before)),
      reachedAfter: serving(after.sharing(pair.after)),
    }))
    .filter(({ reachedBefore }) => reachedBefore.length > 0);
}

function serving(workloads: readonly Workload[]): readonly Workload[] {
  return workloads.filter((workload) => workload.serving.length > 0);
}

/** The labels that a Service asks for; nothing where it selects no pods by itself. */
export function askedBy({ object }: Manifest): Readonly<Record<string, string>> | undefined {
  const spec = asObject(object['spec']);
  const selector = asStrings(spec['selector']);
  return Object.keys(selector).length === 0 || spec['type'] === 'ExternalName' ? undefined : selector;
}

/** Whether labels are all that is asked for. */
export function hasLabels(labels: Readonly<Record<string, string>>, asked: Readonly<Record<string, string>>): boolean {
  return Object.entries(asked).every(([key, value]) => own(labels, key) === value);
}

/** `app=web,tier=front` */
export function labelWords(labels: Readonly<Record<string, string>> = {}): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
}
