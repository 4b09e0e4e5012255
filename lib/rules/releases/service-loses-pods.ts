import { isSwitchedOff, type Release, type Workload } from '../../workload';
import type { ReleaseRule, Violation } from '../rule';
import { BUDGET, changed, DEPLOYMENT, released, SERVICE, together, WEB } from '../support/example';
import { askedBy, servicePairs, type ServicePair } from '../support/routing/service-pairs';
import { listed } from '../support/listed';
import { restingOn } from '../support/resting-on';

const LABELLED = changed(DEPLOYMENT, { 'labels: { app: web }': 'labels: { app: web, tier: front }' });
const SELECTING = changed(SERVICE, { 'selector: { app: web }': 'selector: { tier: front }' });

/** A Service that has pods before a release, and none after it. */
export const serviceLosesPods: ReleaseRule = {
  id: 'service-loses-pods',
  title: 'A Service that has pods before a release, and none after it',
  severity: 'error',
  effect: 'lost-requests',
  message: 'the Service {service} selects the pods of {old} before the release, and none after it',
  why: 'When the last old pod is gone the Service has no endpoint, and every request is refused.',
  fix: '{mend}, or take the Service away with them',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#services-in-kubernetes',
  bad: [
    released(together(LABELLED, SELECTING, BUDGET), together(DEPLOYMENT, SELECTING, BUDGET)),
    released(WEB, changed(WEB, { 'replicas: 3': 'replicas: 0' })),
  ],
  good: [released(together(LABELLED, SELECTING, BUDGET), together(LABELLED, SELECTING, BUDGET))],
  *checkRelease(release) {
    for (const pair of servicePairs(release)) {
      if (!askedBy(pair.after)) continue;
      if (release.after.sharing(pair.after).length === 0) yield losing(pair);
      else yield* leftWithNone(pair, release);
    }
  },
};

function losing({ after, name, reachedBefore }: ServicePair): Loss {
  const numbers = {
    service: name,
    old: namesOf(reachedBefore),
    mend: `keep the labels of the pods that ${name} selects by`,
  };
  return { resource: after, path: ['spec', 'selector'], numbers };
}

type Loss = Violation & Required<Pick<Violation, 'resource'>>;

/** A Service whose workloads are still there, and have no replica any more. */
function leftWithNone({ after, name, reachedBefore }: ServicePair, release: Release): readonly Loss[] {
  if (release.after.sharing(after).some(({ replicas }) => replicas.max > 0)) return [];
  const off = reachedBefore.filter((one) => isSwitchedOff(one, release));
  const [first] = release.workloads.filter(({ before }) => off.includes(before)).map((pair) => pair.after);
  if (!first) return [];
  const numbers = { service: name, old: namesOf(off), mend: `keep replicas of ${namesOf(off)}` };
  return [
    { resource: first.manifest, path: first.replicas.path, numbers, ...restingOn(`clients still ask for ${name}`) },
  ];
}

function namesOf(workloads: readonly Workload[]): string {
  return listed(workloads.map(({ identity }) => identity.name));
}
