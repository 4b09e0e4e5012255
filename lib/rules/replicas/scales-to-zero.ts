import { identityOf, knownKind } from '../../workload';
import type { WorkloadRule } from '../rule';
import { asFarAsWritten } from '../support/as-far-as-written';
import { changed, SCALED_OBJECT, together, WEB } from '../support/example';
import { restingOn } from '../support/resting-on';

const SCALED = changed(together(WEB, SCALED_OBJECT), { 'replicas: 3': '' });

/** An autoscaler that takes the last pod of something that answers requests. */
export const scalesToZero: WorkloadRule = {
  id: 'scales-to-zero',
  title: 'An autoscaler that takes the last pod of something that answers requests',
  severity: 'error',
  effect: 'lost-requests',
  message: '{autoscaler} may scale {name} down to no pod at all: {field} {fieldIs}',
  why: 'A Service does not wait for pods: without one every request is refused, until the autoscaler has seen a reason for one and it has started.',
  fix: 'set {field} to 2 or more',
  source: 'https://keda.sh/docs/latest/reference/scaledobject-spec/#minreplicacount',
  bad: [changed(SCALED, { 'minReplicaCount: 2': '' }), changed(SCALED, { 'minReplicaCount: 2': 'minReplicaCount: 0' })],
  good: [SCALED],
  *check({ identity, replicas, serving, traffic }) {
    const { autoscaler, min, path } = replicas;
    if (!autoscaler || knownKind(autoscaler.object) !== 'ScaledObject' || min !== 0 || serving.length === 0) return;
    const field = String(path.at(-1));
    if (path[0] !== 'spec') return; // paused by hand
    const written = asFarAsWritten(autoscaler.object, path);
    yield {
      resource: autoscaler,
      path: written,
      numbers: {
        autoscaler: identityOf(autoscaler).name,
        name: identity.name,
        field,
        fieldIs: written.length === path.length ? 'is 0' : 'is not set, so it is 0',
      },
      edits: [{ path: ['spec', field], value: 2 }],
      ...restingOn(traffic.assumption, 'nothing holds requests back until a pod has started'),
    };
  },
};
