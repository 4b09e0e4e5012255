import { directoryLeftBehind } from '../../workload';
import type { WorkloadRule } from '../rule';
import { changed, SERVICE, STATEFUL_SET, together } from '../support/example';
import { isOfDevelopment } from '../support/objects/of-development';
import { restingOn } from '../support/resting-on';
import { isReplicated } from '../support/rollout/replica-counts';

const ON_NODE = changed(together(STATEFUL_SET, SERVICE), {
  'replicas: 3': 'replicas: 1',
  'image: registry.example.com/web:1.4.2':
    'image: mysql:8.0.30\nvolumeMounts: [{ name: data, mountPath: /var/lib/mysql }]',
  'terminationGracePeriodSeconds: 25':
    'terminationGracePeriodSeconds: 25\nvolumes: [{ name: data, hostPath: { path: /var/lib/mysql } }]',
});

/** A database whose data stay behind on a node. */
export const dataStaysOnNode: WorkloadRule = {
  id: 'data-stays-on-node',
  title: 'A database whose data stay behind on the node that its pod leaves',
  severity: 'warning',
  effect: 'lost-requests',
  message:
    '{name} serves without its data as soon as its pod comes to another node: {product} keeps them in the directory {path} of a node, and nothing holds the pod to that one',
  why: 'A hostPath is a directory of the node that a pod happens to be on. After a drain, or when the node is gone, the scheduler takes any other one, where the directory is empty or not there: a database begins anew in it, answers with nothing, and what it takes from then on is in neither place whole.',
  fix: 'keep the data of {product} in a PersistentVolumeClaim; or, where they have to be on one node, hold the pod to it by a nodeSelector of kubernetes.io/hostname',
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
  presupposes: ['rollout-refused', 'object-refused'],
  bad: [ON_NODE],
  good: [
    changed(ON_NODE, {
      'terminationGracePeriodSeconds: 25':
        'terminationGracePeriodSeconds: 25\nnodeSelector: { kubernetes.io/hostname: node-1 }',
    }),
  ],
  *check(workload) {
    const { application, identity, podPath } = workload;
    const directory = directoryLeftBehind(workload);
    if (!directory || !application || !isReplicated(workload) || isOfDevelopment(workload)) return;
    yield {
      path: [...podPath, 'volumes', directory.index, 'hostPath', 'path'],
      numbers: { name: identity.name, product: application.name, path: directory.path },
      ...restingOn(`${identity.name} may run on more than one node`),
    };
  },
};
