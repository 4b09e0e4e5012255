import { identityOf, madeAnewBy, type Manifest, type ToldTool, type Workload } from '../../workload';
import type { Violation, WorkloadRule } from '../rule';
import { changed, WEB } from '../support/example';

const DRAINS = 'zero-downtime/on-sigterm: drains';
const annotated = (...annotations: readonly string[]) =>
  changed(WEB, { [DRAINS]: [DRAINS, ...annotations].join('\n') });

/** A workload, or its Service, that each release deletes and makes anew. */
export const madeAnewByRelease: WorkloadRule = {
  id: 'made-anew-by-release',
  title: 'A workload, or its Service, that each release deletes and makes anew',
  severity: 'error',
  effect: 'lost-requests',
  message: '{tool} deletes the {kind} {name} at each release and makes it anew, {with}: {annotation} says so',
  why: 'What is deleted does not wait for what comes after it: all pods of a workload go in one moment, while the first new one starts, and a Service comes back with another address.',
  fix: 'take {annotation} away, so that it is changed in its place{first}',
  source: [
    'https://helm.sh/docs/topics/charts_hooks/#hook-deletion-policies',
    'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/',
    'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#replace-resource-instead-of-applying-changes',
  ],
  bad: [
    annotated('argocd.argoproj.io/sync-options: Force=true,Replace=true'),
    annotated('argocd.argoproj.io/hook: PostSync'),
    annotated('helm.sh/hook: post-install,post-upgrade'),
  ],
  good: [
    WEB,
    annotated('argocd.argoproj.io/sync-options: Replace=true'),
    annotated('helm.sh/hook: post-install,post-upgrade', 'helm.sh/hook-delete-policy: hook-failed'),
  ],
  *check(workload) {
    const { manifest, services, serving, replicas, runsToCompletion, traffic } = workload;
    if (serving.length === 0 || replicas.max === 0 || runsToCompletion || !LASTING.has(workload.identity.kind)) return;
    if (traffic.value.every(({ kind }) => kind === 'none')) return;
    for (const one of [manifest, ...services]) {
      const told = madeAnewBy(one.object);
      if (told) yield madeAnew(one, told, workload);
    }
  },
};

const LASTING: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'Rollout']);

function madeAnew(resource: Manifest, { tool, annotation }: ToldTool, { manifest }: Workload): Violation {
  const { kind, name } = identityOf(resource);
  const path = ['metadata', 'annotations', annotation];
  // Helm does not take over an object that is there already, such as what a hook has left.
  const isOfHelm = tool === 'Helm';
  return {
    resource,
    path,
    numbers: {
      ...{ tool, kind, name, annotation },
      with: resource === manifest ? 'with all its pods' : 'with another address',
      first: isOfHelm ? ', and let Helm take over the one that is there (helm upgrade --take-ownership)' : '',
    },
    ...(!isOfHelm && { edits: [{ path, value: null }] }),
  };
}
