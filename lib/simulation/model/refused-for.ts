import { identityOf, refusedChanges, type Manifest, type Workload } from '../../workload';

/** Why the API server refuses a new version, so that the old one stays; nothing where it takes it. */
export function refusedFor({ manifest: before }: Workload, { manifest: after }: Workload): string | undefined {
  return refusedObject(before, after);
}

/** Why the API server refuses what a release makes of an object. */
export function refusedObject(before: Manifest, after: Manifest): string | undefined {
  const { kind, name } = identityOf(after);
  const [first] = identityOf(before).kind === kind ? refusedChanges({ before, after }) : [];
  return first && `spec.${first.field} of ${kind} ${name} may not be changed`;
}
