import { identityOf, type Manifest, type Workload } from '../../workload';
import type { Release } from '../support/objects/release';
import type { ReleaseRule } from '../rule';
import { changed, released, WEB } from '../support/example';
import { restingOn } from '../support/resting-on';

/** A workload that a release replaces by another one, instead of rolling it. */
export const workloadRenamed: ReleaseRule = {
  id: 'workload-renamed',
  title: 'A workload that a release replaces by another one, instead of rolling it',
  severity: 'error',
  effect: 'lost-requests',
  message:
    'the release replaces the {oldKind} {old} by the {kind} {name}: nothing waits for new pods before the old ones go',
  why: 'For Kubernetes these are two workloads. The old one is deleted whole, with all its pods in one moment, while those of the new one start.',
  fix: 'keep kind, name and namespace; else apply {name} first, and take {old} away when the new pods have their traffic',
  source: [
    'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
    'https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/#how-to-delete-objects',
  ],
  bad: [
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
      if (before.serving.length === 0 || before.replicas.max === 0 || !release.removed.includes(before.manifest))
        continue;
      const after = successorOf(before, release);
      if (!after) continue;
      const { kind, name } = after.identity;
      yield {
        resource: after.manifest,
        path: kind === before.identity.kind ? ['metadata', 'name'] : ['kind'],
        numbers: { oldKind: before.identity.kind, old: before.identity.name, kind, name },
        ...restingOn(before.traffic.assumption, 'what is no longer in the manifests is deleted with the same release'),
      };
    }
  },
};

/** A workload that only the new release has, behind a Service that the old one was behind. */
function successorOf(before: Workload, { after, added }: Release): Workload | undefined {
  const names = new Set(before.services.map(nameOf));
  const candidates = after.workloads.filter(({ manifest, serving }) => serving.length > 0 && added.includes(manifest));
  return (
    candidates.find(({ services }) => services.some((service) => names.has(nameOf(service)))) ??
    candidates.find(({ identity }) => identity.name === before.identity.name)
  );
}

function nameOf(service: Manifest): string {
  const { namespace, name } = identityOf(service);
  return `${namespace}/${name}`;
}
