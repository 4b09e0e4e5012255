import {
  identityOf,
  isHook,
  type Manifest,
  type Workload,
  type World,
  keysOf,
  podReferences,
  takenAwayBy,
  type PodReference,
  type Pair,
  type Release,
} from '../../workload';
import type { ReleaseRule, Violation } from '../rule';
import { changed, released, together, WEB } from '../support/example';
import { workloadsIn } from '../support/objects/workloads-of';
import { restingOn } from '../support/resting-on';

const CONFIG = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web-config\ndata: { MODE: a }\n';
const configured = (name: string) =>
  changed(WEB, {
    'ports: [{ name: http, containerPort: 8080 }]': `envFrom: [{ configMapRef: { name: ${name} } }]\nports: [{ name: http, containerPort: 8080 }]`,
  });

/** Configuration that a release takes away from pods that need it. */
export const configRemoved: ReleaseRule = {
  id: 'config-removed',
  title: 'Configuration that a release takes away from pods that need it',
  severity: 'error',
  effect: 'lost-requests',
  message: 'the release takes away {what}, which the {whose} pods of {name} need',
  why: 'Containers keep what they were started with. But no pod that asks for something that is gone can start: not one that is created anew after an eviction or by an autoscaler, nor a container that only starts again, nor what a rollback brings back.',
  fix: '{mend}',
  source: [
    'https://kubernetes.io/docs/concepts/configuration/configmap/#using-configmaps',
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/',
  ],
  bad: [
    released(
      together(configured('web-config'), CONFIG),
      together(
        configured('web-config'),
        changed(CONFIG, {
          'name: web-config':
            'name: web-config\nannotations: { helm.sh/hook: pre-upgrade, helm.sh/hook-delete-policy: hook-succeeded }',
        }),
      ),
    ),
    released(together(configured('web-config'), CONFIG), configured('web-config')),
    released(
      together(configured('web-config'), CONFIG),
      together(configured('web-settings'), changed(CONFIG, { 'name: web-config': 'name: web-settings' })),
    ),
  ],
  good: [
    released(together(configured('web-config'), CONFIG), together(configured('web-config'), CONFIG)),
    released(
      together(
        configured('web-config-7h2kfm4d9t'),
        changed(CONFIG, { 'name: web-config': 'name: web-config-7h2kfm4d9t' }),
      ),
      together(
        configured('web-config-5bg4dkm2ht'),
        changed(CONFIG, { 'name: web-config': 'name: web-config-5bg4dkm2ht' }),
      ),
    ),
  ],
  *checkRelease(release) {
    for (const removal of removals(release)) {
      const user = userAfter(removal, release.after) ?? userBefore(removal, release);
      if (user) yield taken(removal, user);
    }
  },
};

/** What is taken away: an object, or keys of one that stays. */
interface Removal {
  readonly manifest: Manifest;
  readonly isWhole: boolean;
  /** Whether it is there only while a hook runs, whoever prunes. @default false */
  readonly isOfHook?: true;
  readonly keys: readonly string[];
}

interface User {
  readonly workload: Workload;
  readonly isNew: boolean;
  readonly reference: PodReference;
}

const KINDS: readonly string[] = ['ConfigMap', 'Secret', 'ServiceAccount'];

function removals({ removed, objects }: Release): readonly Removal[] {
  const isConfig = (manifest: Manifest) => KINDS.includes(identityOf(manifest).kind);
  return [
    ...removed.filter(isConfig).map((manifest) => ({ manifest, isWhole: true, keys: keysOf(manifest) })),
    ...objects
      .filter(({ after }) => isConfig(after) && takenAwayBy(after.object) !== undefined)
      .map(({ after }) => ({ manifest: after, isWhole: true, isOfHook: true as const, keys: keysOf(after) })),
    ...objects.filter(({ after }) => isConfig(after)).flatMap(lostKeys),
  ];
}

function lostKeys({ before, after }: Pair<Manifest>): readonly Removal[] {
  const kept = new Set(keysOf(after));
  const keys = keysOf(before).filter((key) => !kept.has(key));
  return keys.length > 0 && kept.size > 0 ? [{ manifest: after, isWhole: false, keys }] : [];
}

/** A workload of the new release that asks for it still. */
function userAfter(removal: Removal, after: World): User | undefined {
  const all = workloadsIn(identityOf(removal.manifest).namespace, after);
  // Hooks run while it is there.
  const lasting = removal.isOfHook ? all.filter((one) => !isHook(one.manifest.object) && !one.runsToCompletion) : all;
  return userAmong(lasting, removal, true);
}

/** A workload whose old pods run on beside the new ones. What kustomize names by its content changes its name always. */
function userBefore(removal: Removal, { workloads }: Release): User | undefined {
  const { namespace, name } = identityOf(removal.manifest);
  if (removal.isWhole && HASHED.test(name)) return undefined;
  if (removal.isOfHook) return undefined; // so it was before
  const kept = workloads.map(({ before }) => before).filter(({ identity }) => identity.namespace === namespace);
  return userAmong(
    kept.filter(({ replicas, runsToCompletion }) => replicas.max > 0 && !runsToCompletion),
    removal,
    false,
  );
}

/** @see https://github.com/kubernetes-sigs/kustomize/blob/master/api/hasher/hasher.go encode */
const HASHED = /-[2456789bcdfghkmt]{10}$/;

function userAmong(workloads: readonly Workload[], removal: Removal, isNew: boolean): User | undefined {
  for (const workload of workloads) {
    const reference = podReferences(workload).find((one) => asksFor(one, removal));
    if (reference) return { workload, isNew, reference };
  }
  return undefined;
}

function asksFor({ kind, name, key }: PodReference, { manifest, isWhole, keys }: Removal): boolean {
  const removed = identityOf(manifest);
  if (kind !== removed.kind || name !== removed.name) return false;
  return isWhole || (key !== undefined && keys.includes(key));
}

function taken(
  { manifest, isWhole, isOfHook }: Removal,
  { workload, isNew, reference }: User,
): Violation & { resource: Manifest } {
  const { kind, name } = identityOf(manifest);
  const what = isWhole ? `the ${kind} ${name}` : `the key ${reference.key ?? ''} of the ${kind} ${name}`;
  return {
    resource: isNew ? workload.manifest : manifest,
    path: isNew ? reference.path : isWhole ? ['metadata', 'name'] : firstWritten(manifest),
    numbers: {
      what,
      whose: isNew ? 'new' : 'old',
      name: workload.identity.name,
      mend: isOfHook
        ? `keep ${what}: take hook-succeeded out of its delete policy, or let it be no hook`
        : isNew
          ? `keep ${what}, or let ${workload.identity.name} ask for something that is there`
          : `keep ${what} until no pod of the release before is left, and no rollback to it is wanted`,
    },
    ...restingOn(
      isWhole && !isOfHook && 'what is no longer in the manifests is deleted with the same release',
      !isNew && 'an old pod starts anew while the release runs, or the release is rolled back',
    ),
  };
}

function firstWritten({ object }: Manifest): readonly string[] {
  const field = ['data', 'stringData', 'binaryData'].find((one) => Object.hasOwn(object, one));
  return field === undefined ? ['metadata', 'name'] : [field];
}
