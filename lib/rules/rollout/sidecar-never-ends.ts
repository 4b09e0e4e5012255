import { supports } from '../../kubernetes';
import type { WorkloadRule } from '../rule';
import { changed, WEB } from '../support/example';

const HOOK = 'lifecycle: { preStop: { sleep: { seconds: 5 } } }';
const WEB_OF_128 = changed(WEB, { [HOOK]: "lifecycle: { preStop: { exec: { command: [sleep, '5'] } } }" });
const beside = (list: string, container: string) =>
  WEB_OF_128.replace(
    '      containers:\n',
    list === 'containers' ? `      containers:\n${container}` : `      ${list}:\n${container}      containers:\n`,
  );

/** A native sidecar in a cluster that has none: it is an init container that never ends. */
export const sidecarNeverEnds: WorkloadRule = {
  id: 'sidecar-never-ends',
  title: 'A native sidecar in a cluster that has none',
  severity: 'error',
  effect: 'stuck',
  message:
    'the sidecar {container} keeps every pod in its initialisation: Kubernetes {version} drops its restartPolicy',
  why: 'Below 1.29 an init container with restartPolicy: Always is an ordinary one (in 1.28 unless the feature gate SidecarContainers is on): the pod waits for its end before it starts anything else, and it never ends.',
  fix: 'list {container} under containers, or run Kubernetes 1.29 or newer',
  source: [
    'https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/',
    'https://github.com/kubernetes/kubernetes/blob/v1.28.15/pkg/api/pod/util.go',
  ],
  presupposes: ['container-refused', 'object-refused', 'field-unknown'],
  examplesFor: '1.28',
  bad: [
    beside('initContainers', '        - { name: proxy, image: registry.example.com/proxy:1, restartPolicy: Always }\n'),
  ],
  good: [WEB_OF_128, beside('initContainers', '        - { name: migrate, image: registry.example.com/migrate:1 }\n')],
  *check({ containers }, { kubernetesVersion }) {
    if (supports(kubernetesVersion, 'native-sidecars')) return;
    for (const { role, name, path } of containers) {
      if (role !== 'sidecar') continue;
      yield {
        path: [...path, 'restartPolicy'],
        container: name,
        numbers: { container: name, version: kubernetesVersion },
      };
    }
  },
};
