import { asObject, own } from '../../kubernetes';
import { canonical, forcedBy, identityOf, refusedChanges, type Manifest, type Workload } from '../../workload';

/** Why the API server refuses a new version, so that the old one stays; nothing where it takes it. */
export function refusedFor({ manifest: before }: Workload, { manifest: after }: Workload): string | undefined {
  return refusedObject(before, after);
}

/** What comes of a new version that the API server refuses. */
export function wordRefused(why: string): string {
  return `the API server refuses the new version, and the old one stays: ${why} (who deletes it and makes it anew takes all of its pods away first)`;
}

/** Why the API server refuses what a release makes of an object, and it stays: nobody is told to make it anew then. */
export function refusedObject(before: Manifest, after: Manifest): string | undefined {
  return forcedBy(after.object) === undefined ? refusedChange(before, after) : undefined;
}

/** Why the API server refuses to change an object, whatever is made of that. */
export function refusedChange(before: Manifest, after: Manifest): string | undefined {
  const { kind, name } = identityOf(after);
  if (isSealed(before, after)) return `the data of ${kind} ${name} may not be changed (immutable: true)`;
  const [first] = identityOf(before).kind === kind ? refusedChanges({ before, after }) : [];
  return first && `spec.${first.field} of ${kind} ${name} may not be changed`;
}

/**
 * Whether a release changes data that may not be changed.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-immutable
 */
function isSealed({ object: before }: Manifest, { object: after }: Manifest): boolean {
  const isConfig = before['kind'] === 'ConfigMap' || before['kind'] === 'Secret';
  if (!isConfig || before['immutable'] !== true) return false;
  const data = (field: string) => [before, after].map((one) => canonical(asObject(own(one, field))));
  return after['immutable'] !== true || DATA.some((field) => data(field)[0] !== data(field)[1]);
}

const DATA = ['data', 'binaryData', 'stringData'] as const;
