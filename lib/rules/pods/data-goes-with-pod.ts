import { whereCopiesEnd, whereDataEnd, type Workload } from '../../workload';
import type { WorkloadRule } from '../rule';
import { changed, SERVICE, STATEFUL_SET, together } from '../support/example';
import { isOfDevelopment } from '../support/objects/of-development';
import { restingOn } from '../support/resting-on';
import { isReplicated, replicasAssumption } from '../support/rollout/replica-counts';
import { rolloutOf } from '../support/rollout/rollout-of';

const ONE = changed(together(STATEFUL_SET, SERVICE), {
  'replicas: 3': 'replicas: 1',
  'image: registry.example.com/web:1.4.2': 'image: postgres:17',
});

const CLAIM = `volumeClaimTemplates:
  - metadata: { name: data }
    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }`;

/** A database or a queue whose data end with its pod. */
export const dataGoesWithPod: WorkloadRule = {
  id: 'data-goes-with-pod',
  title: 'A database or a queue whose data end with its pod',
  severity: 'warning',
  effect: 'lost-requests',
  message: '{when} {what} of {name}: {product} keeps them in {where}{besides}',
  why: 'What a container writes beside a persistent volume ends with its pod, and the next pod begins empty: what it has answered for - a message that was accepted, a row that was written - is gone, and no hook or probe brings it back.',
  fix: 'keep the data of {product} in a PersistentVolumeClaim{how}; if what it holds can be had again, ignore this rule and say so',
  source: [
    'https://kubernetes.io/docs/concepts/storage/volumes/#emptydir',
    'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-storage',
  ],
  presupposes: ['rollout-refused'],
  bad: [
    ONE,
    changed(ONE, {
      'image: postgres:17': 'image: nats-streaming:0.25\nargs: [--store, memory]',
    }),
  ],
  good: [changed(ONE, { 'serviceName: web': `serviceName: web\n${CLAIM}` })],
  *check(workload) {
    const { identity, application, replicas, serving } = workload;
    const [container] = serving;
    if (!application?.holds || !container || !isReplicated(workload) || isOfDevelopment(workload)) return;
    const isOne = replicas.min === 1 && replicas.max === 1;
    const where = isOne ? whereDataEnd(workload) : whereCopiesEnd(workload);
    if (where === undefined) return;
    yield {
      path: container.path,
      container: container.name,
      numbers: {
        name: identity.name,
        when: isOne
          ? 'every release, and every drain, loses'
          : 'a release that replaces its members faster than they copy from each other, and each scaling to zero, loses',
        product: application.name,
        where,
        what: application.holds === 'messages' ? 'the messages' : 'the data',
        besides: isOne && surges(workload) ? '; while a rollout surges, two pods of different content answer' : '',
        how: HOW.get(identity.kind) ?? '',
      },
      ...restingOn(`what ${identity.name} has accepted is needed after a release`, replicasAssumption(workload)),
    };
  },
};

const HOW: ReadonlyMap<string, string> = new Map([
  ['Deployment', ', with the strategy Recreate'],
  ['StatefulSet', ' of volumeClaimTemplates'],
]);

function surges(workload: Workload): boolean {
  const rollout = rolloutOf(workload);
  return rollout?.type === 'RollingUpdate' && Number.parseInt(String(rollout.maxSurge), 10) > 0;
}
