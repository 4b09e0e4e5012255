import { ANNOTATIONS } from '../../facts';
import { formatFieldPath, hasPlaceholder, isObject, oncePer, type FieldPath, type Json } from '../../kubernetes';
import { askedThough, identityOf, type Manifest, type Workload } from '../../workload';

/** What check does not judge, and an outcome rests on all the same. */
export function unreadDoubts(workload: Workload): readonly string[] {
  const service = askedThough(workload);
  const { manifest, rollout, budgets, autoscalers, identity } = workload;
  const objects = [manifest, ...(rollout ? [rollout] : []), ...budgets, ...autoscalers];
  return [
    ...(service === undefined
      ? []
      : [
          `${identity.name} is taken for a worker by its name, and the Service ${service} leads to it all the same: state what comes to it (${ANNOTATIONS.traffic}), or that nothing does (none)`,
        ]),
    ...objects.flatMap((one) => filledInLater(one).map((path) => wordField(one, path))),
  ];
}

function wordField(manifest: Manifest, path: FieldPath): string {
  const { kind, name } = identityOf(manifest);
  return `${formatFieldPath(path)} of the ${kind} ${name} is filled in later: what is played is its default`;
}

/** Fields of numbers and ways on which releases and drains depend. */
const DECIDING: ReadonlySet<string> = new Set([
  ...['replicas', 'minReadySeconds', 'terminationGracePeriodSeconds', 'maxSurge', 'maxUnavailable', 'minAvailable'],
  ...['periodSeconds', 'timeoutSeconds', 'failureThreshold', 'successThreshold', 'initialDelaySeconds', 'seconds'],
  ...['minReplicas', 'maxReplicas', 'minReplicaCount', 'maxReplicaCount', 'partition', 'restartPolicy'],
]);

/** The first field that decides something, and holds a text with a place for another one. */
const filledInLater = oncePer(({ object }: Manifest): readonly FieldPath[] => {
  const [first] = placesIn(object['spec'], ['spec']);
  return first ? [first] : [];
});

function* placesIn(value: Json | undefined, path: FieldPath): Iterable<FieldPath> {
  if (typeof value === 'string') {
    if (DECIDING.has(String(path.at(-1))) && hasPlaceholder(value)) yield path;
  } else if (Array.isArray(value)) {
    for (const [index, one] of value.entries()) yield* placesIn(one, [...path, index]);
  } else if (isObject(value)) {
    for (const [key, one] of Object.entries(value)) yield* placesIn(one, [...path, key]);
  }
}
