import {
  identityOf,
  isSwitchedOff,
  successorOf,
  takerOf,
  type Manifest,
  type Release,
  type Workload,
} from '../../workload';
import type { ReleaseRule } from '../rule';
import { changed, released, WEB } from '../support/example';
import { restingOn } from '../support/resting-on';
import { listed } from '../support/listed';

const generated = (suffix: string) =>
  WEB.replaceAll('  name: web\n', `  name: shop-web-${suffix}\n`).replaceAll('app: web', `app: web-${suffix}`);

/** A workload that a release replaces by another one, instead of rolling it. */
export const workloadRenamed: ReleaseRule = {
  id: 'workload-renamed',
  title: 'A workload that a release replaces by another one, instead of rolling it',
  severity: 'error',
  effect: 'lost-requests',
  message:
    'the release replaces the {oldKind} {old} by the {kind} {name}{services}: nothing waits for new pods before the old ones go',
  why: 'For Kubernetes these are two workloads. The old one is deleted whole, with all its pods in one moment, while those of the new one start.',
  fix: 'keep kind, name and namespace; else apply {name} first, and take {old} away when the new pods have their traffic',
  source: [
    'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
    'https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/#how-to-delete-objects',
  ],
  bad: [
    released(generated('c81100ac'), generated('c8b19f02')),
    released(
      WEB,
      changed(WEB, { 'zero-downtime/slowest-start: 30s': 'zero-downtime/slowest-start: 30s' }).replace(
        'metadata:\n  name: web\n  annotations',
        'metadata:\n  name: web-v2\n  annotations',
      ),
    ),
  ],
  good: [released(WEB, WEB)],
  *checkRelease(release) {
    for (const before of release.before.workloads) {
      if (before.serving.length === 0 || before.replicas.max === 0) continue;
      const isRemoved = release.removed.includes(before.manifest);
      const after = isRemoved ? successorOf(before, release) : switchedTo(before, release);
      if (!after) continue;
      const { kind, name } = after.identity;
      yield {
        resource: after.manifest,
        path:
          isRemoved && kind !== before.identity.kind
            ? ['kind']
            : isRemoved
              ? ['metadata', 'name']
              : after.replicas.path,
        numbers: {
          oldKind: before.identity.kind,
          old: before.identity.name,
          kind,
          name,
          services: services(before, after, release),
        },
        ...restingOn(
          before.traffic.assumption,
          isRemoved && 'what is no longer in the manifests is deleted with the same release',
        ),
      };
    }
  },
};

/** What has got replicas in the same step in which another one lost them all. */
function switchedTo(before: Workload, release: Release): Workload | undefined {
  return isSwitchedOff(before, release) ? takerOf(before, release) : undefined;
}

/** The Services of the old workload that go with it, and what there is instead. */
function services(before: Workload, after: Workload, { removed }: Release): string {
  const nameOf = (service: Manifest) => identityOf(service).name;
  const kept = new Set(after.services.map(nameOf));
  const gone = before.services.filter((service) => removed.includes(service) && !kept.has(nameOf(service)));
  if (gone.length === 0) return '';
  const [now] = after.services.map(nameOf);
  return `, and its Service ${listed(gone.map(nameOf))} ${now === undefined ? 'goes' : `by the Service ${now}`}`;
}
