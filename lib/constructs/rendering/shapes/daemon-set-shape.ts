import type * as kplus from 'cdk8s-plus-28';
import type { DaemonSetFacts } from '../../../plan';
import { statedTimes } from '../planned/stated-times';
import type { WorkloadShape } from './workload-shape';

/** What a DaemonSet says besides its pods. */
interface DaemonSetSpec extends Pick<kplus.DeploymentProps, 'minReady' | 'terminationGracePeriod'> {
  readonly facts: DaemonSetFacts;
}

/** What a DaemonSet adds to its pods: how the pod of a node is replaced. */
export function daemonSetShape({ facts, minReady, terminationGracePeriod }: DaemonSetSpec): WorkloadShape {
  return {
    template: ['spec', 'template'],
    spreads: false,
    stated: () => statedTimes({ terminationGracePeriod, minReady }),
    kind: () => facts,
    specOf: ({ minReady: seconds, maxSurge, maxUnavailable }) => ({
      minReadySeconds: seconds,
      updateStrategy: { rollingUpdate: { maxSurge, maxUnavailable }, type: 'RollingUpdate' },
    }),
  };
}
