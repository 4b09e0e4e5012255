import { asArray, asObject, isObject } from '../../../kubernetes';
import { identityOf, knownKind, type Workload } from '../../../workload';
import type { Setting } from '../../model/setting';
import { RELEASES, type ScenarioName } from '../../scenario';

/** What a release leaves out, or what is left out of it here. */
export function releaseAssumptions(
  { update: { manifest, way }, spec, replicas: { autoscaler } }: Workload,
  { subject: { update, replicas, kind } }: Setting,
  scenario: ScenarioName,
): readonly string[] {
  if (!RELEASES.has(scenario)) return [];
  const kept = kind === 'StatefulSet' ? Math.min(update.partition, replicas) : 0;
  const isRollout = knownKind(manifest.object) === 'Rollout';
  const { canary } = asObject(asObject(manifest.object['spec'])['strategy']);
  const steps = asArray(asObject(canary)['steps']).length;
  const isSplit = isObject(asObject(canary)['trafficRouting']);
  return [
    ...(autoscaler && typeof spec['replicas'] === 'number'
      ? [
          `applying the release leaves the number of replicas alone: it writes ${spec['replicas']}, whatever ${identityOf(autoscaler).name} has chosen, and simulate --from plays that`,
        ]
      : []),
    ...(kept > 0 ? [`a release replaces ${replicas - kept} of ${replicas} pods: the partition keeps the others`] : []),
    ...(isRollout && way === 'blue-green' ? ['the Rollout is promoted as soon as its new pods are available'] : []),
    ...(isRollout && isSplit
      ? ['the Rollout moves all of its traffic as its new pods become available: without weights, pauses and analyses']
      : []),
    ...(isRollout && steps > 0 && !isSplit
      ? ['the Rollout goes through its canary steps without pauses, weights and analyses: as one rolling update']
      : []),
  ];
}
