import { identityOf, isOfUninstalling } from '../../workload';
import type { WorkloadRule } from '../rule';
import { changed, JOB, together, WEB } from '../support/example';
import { workloadsReachedBy } from '../support/objects/sharing';
import { restingOn } from '../support/resting-on';

/** A Service that sends requests to the pods of a Job, too. */
export const serviceReachesJob: WorkloadRule = {
  id: 'service-reaches-job',
  title: 'A Service that sends requests to the pods of a Job, too',
  severity: 'error',
  effect: 'lost-requests',
  message: 'the Service {service} sends requests to the pods of the {kind} {name}, too: they have its labels',
  why: 'A pod that runs, and has no readiness probe, gets its share of the requests from its first moment to its last, whether it answers any or not.',
  fix: 'give the pods of {name} a label of their own in place of one that {service} selects by',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#services-in-kubernetes',
  bad: [
    together(
      changed(WEB, { 'ports: [{ port: 80, targetPort: http }]': 'ports: [{ port: 80, targetPort: 8080 }]' }),
      changed(JOB, { 'labels: { app: import }': 'labels: { app: web }' }),
    ),
  ],
  good: [
    together(WEB, JOB),
    // Without a port of that name the pods of the Job are no endpoints.
    together(WEB, changed(JOB, { 'labels: { app: import }': 'labels: { app: web }' })),
  ],
  *check(workload, world) {
    const { identity, manifest, podPath, reaches, runsToCompletion, traffic } = workload;
    const reach = reaches.find(({ ports }) => ports.some(({ number }) => number !== undefined));
    if (!runsToCompletion || !reach || isOfUninstalling(manifest.object)) return;
    // A Service for nothing but Jobs is theirs.
    if (workloadsReachedBy(reach.service, world, workload).every((one) => one.runsToCompletion)) return;
    const { kind, name } = identity;
    yield {
      path: [...podPath.slice(0, -1), 'metadata', 'labels'],
      numbers: { service: identityOf(reach.service).name, kind, name },
      ...restingOn(traffic.assumption, `the pods of ${name} do not answer these requests`),
    };
  },
};
