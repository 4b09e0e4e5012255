import type { WorkloadRule } from '../rule';
import { asWritten } from '../support/as-written';
import { comesToNone, daemonSetSurge } from '../support/rollout/daemon-set-rollout';
import { changed, DAEMON_SET, SERVICE, together } from '../support/example';
import { hostPortOf } from '../support/rollout/host-port';

const PORTS = 'ports: [{ name: http, containerPort: 8080 }]';

/** A DaemonSet whose second pod finds the port of its node taken by the first. */
export const daemonSetSurgeBlocked: WorkloadRule = {
  id: 'daemon-set-surge-blocked',
  title: 'A DaemonSet whose second pod finds the port of its node taken by the first',
  severity: 'error',
  effect: 'stuck',
  message:
    'a rollout of {name} never begins: maxSurge is {surge}, but the new pod needs the port {port} of its node, which the old one has',
  why: 'With maxSurge the new pod has to run beside the old one on the same node. The scheduler places no two pods with one port of the node there: the new pod stays pending, and the old one is taken away only when it is ready.',
  fix: '{mend}, or set maxSurge to 0 and maxUnavailable to 1',
  source: [
    'https://github.com/kubernetes/kubernetes/issues/106417',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/scheduler/framework/plugins/nodeports/node_ports.go',
  ],
  presupposes: ['rollout-refused', 'container-refused'],
  bad: [
    changed(together(DAEMON_SET, SERVICE), {
      [PORTS]: 'ports: [{ name: http, containerPort: 8080, hostPort: 8080 }]',
    }),
    changed(together(DAEMON_SET, SERVICE), {
      'terminationGracePeriodSeconds: 25': 'terminationGracePeriodSeconds: 25\nhostNetwork: true',
      'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }': 'rollingUpdate: { maxSurge: 10%, maxUnavailable: 0 }',
    }),
  ],
  good: [
    together(DAEMON_SET, SERVICE),
    changed(together(DAEMON_SET, SERVICE), {
      'terminationGracePeriodSeconds: 25': 'terminationGracePeriodSeconds: 25\nhostNetwork: true',
      'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }': 'rollingUpdate: { maxUnavailable: 1 }',
    }),
  ],
  *check(workload) {
    const surge = daemonSetSurge(workload);
    const taken = hostPortOf(workload);
    if (surge === undefined || comesToNone(surge) || !taken) return;
    const path = ['spec', 'updateStrategy', 'rollingUpdate'];
    yield {
      path: [...path, 'maxSurge'],
      numbers: {
        name: workload.identity.name,
        surge: asWritten(surge),
        port: taken.port,
        mend: taken.isWritten ? 'do without the hostPort' : 'do without hostNetwork',
      },
      edits: [
        { path: [...path, 'maxSurge'], value: 0 },
        { path: [...path, 'maxUnavailable'], value: 1 },
      ],
    };
  },
};
