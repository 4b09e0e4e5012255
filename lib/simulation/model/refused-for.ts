import { own, type Json } from '../../kubernetes';
import type { Workload } from '../../workload';
import { isOther } from './is-other';

/** What may be changed of a StatefulSet. @see pkg/apis/apps/validation/validation.go ValidateStatefulSetUpdate */
const MUTABLE: ReadonlySet<string> = new Set([
  ...['replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'minReadySeconds'],
  'persistentVolumeClaimRetentionPolicy',
]);

const SELECTING: ReadonlySet<string> = new Set(['Deployment', 'ReplicaSet', 'DaemonSet']);

/** Why the API server refuses a new version, so that the old one stays; nothing where it takes it. */
export function refusedFor(before: Workload, after: Workload): string | undefined {
  const { kind, name } = after.identity;
  const fields = new Set([...Object.keys(before.spec), ...Object.keys(after.spec)]);
  const field = [...fields].find(
    (one) =>
      (kind === 'StatefulSet' ? !MUTABLE.has(one) : SELECTING.has(kind) && one === 'selector') &&
      isChanged(own(before.spec, one), own(after.spec, one)),
  );
  return field === undefined ? undefined : `spec.${field} of ${kind} ${name} may not be changed`;
}

/** A field that is left out of one has its default there, which is most often what the other one says. */
function isChanged(before: Json | undefined, after: Json | undefined): boolean {
  return before !== undefined && after !== undefined && isOther(before, after);
}
