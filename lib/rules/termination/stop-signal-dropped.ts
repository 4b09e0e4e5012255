import { asObject, asString } from '../../workload';
import type { WorkloadRule } from '../rule';
import { changed, WEB } from '../support/example';
import { restingOn } from '../support/resting-on';

const LIFECYCLE = 'lifecycle: { preStop: { sleep: { seconds: 5 } } }';

/** The first version with the field. @see pkg/features/kube_features.go ContainerStopSignals */
const FIRST_MINOR = 33;

/** A stop signal that the API server does not keep. */
export const stopSignalDropped: WorkloadRule = {
  id: 'stop-signal-dropped',
  title: 'A stop signal that the API server does not keep',
  severity: 'error',
  effect: 'lost-requests',
  message:
    '{container} is stopped with the signal of its image, and not with {signal}: stopSignal is dropped where the feature gate ContainerStopSignals is off, as it is by default',
  why: 'The signal decides whether many programs end their requests or cut them: for nginx SIGQUIT is the one that drains, for Apache SIGWINCH. What the manifest says about it does not reach the container runtime.',
  fix: 'build the image with STOPSIGNAL {signal}, and take stopSignal out of the manifest',
  source: [
    'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#stop-signals',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/features/kube_features.go',
  ],
  presupposes: ['hook-refused', 'field-unknown'],
  bad: [changed(WEB, { [LIFECYCLE]: 'lifecycle: { stopSignal: SIGQUIT, preStop: { sleep: { seconds: 5 } } }' })],
  good: [WEB],
  examplesFor: '1.34',
  *check({ containers }, { kubernetesVersion }) {
    // Before, there is no such field, and another rule says so.
    if (Number(kubernetesVersion.slice(kubernetesVersion.indexOf('.') + 1)) < FIRST_MINOR) return;
    for (const { json, name, path } of containers) {
      const signal = asString(asObject(json['lifecycle'])['stopSignal']);
      if (signal === undefined) continue;
      yield {
        path: [...path, 'lifecycle', 'stopSignal'],
        container: name,
        numbers: { container: name, signal },
        ...restingOn('the feature gate ContainerStopSignals is off', `${name} drains on no other signal`),
      };
    }
  },
};
