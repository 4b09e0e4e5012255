import { whereDataEnd, type Workload } from '../../workload';
import type { WorkloadRule } from '../rule';
import { changed, SERVICE, STATEFUL_SET, together } from '../support/example';
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
  message: 'every release, and every drain, loses {what} of {name}: {product} keeps them in {where}{besides}',
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
    if (!application?.holds || !container || !isReplicated(workload) || replicas.max !== 1) return;
    if (replicas.min !== 1 || isOfDevelopment(workload)) return;
    const where = whereDataEnd(workload);
    if (where === undefined) return;
    yield {
      path: container.path,
      container: container.name,
      numbers: {
        name: identity.name,
        product: application.name,
        where,
        what: application.holds === 'messages' ? 'the messages' : 'the data',
        besides: surges(workload) ? '; while a rollout surges, two pods of different content answer' : '',
        how: identity.kind === 'Deployment' ? ', with the strategy Recreate' : '',
      },
      ...restingOn(`what ${identity.name} has accepted is needed after a release`, replicasAssumption(workload)),
    };
  },
};

/** What development is called, as a folder or a namespace. */
const DEVELOPMENT = /^(?:dev|devel|development|local|localhost|sandbox|minikube)$|^dev-|-(?:dev|development|local)$/i;

/** Whether somebody keeps it for development: its data are made anew whenever they are wanted. */
function isOfDevelopment({ manifest: { directory = '' }, identity }: Workload): boolean {
  return [identity.namespace, ...directory.split('/')].some((name) => DEVELOPMENT.test(name));
}

function surges(workload: Workload): boolean {
  const rollout = rolloutOf(workload);
  return rollout?.type === 'RollingUpdate' && Number.parseInt(String(rollout.maxSurge), 10) > 0;
}
