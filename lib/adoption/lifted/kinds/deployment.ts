import { asNumber, asObject } from '../../../kubernetes';
import { identityText } from '../../../workload';
import { call, literal } from '../../program/expression';
import { longestFact, longestOf, sigtermFact, startFact, trafficFact } from '../fact';
import type { Fields } from '../lift-container';
import { liftDeploymentNumbers, liftIdentity } from '../lift-fields';
import type { LiftedKind, Lifting, Removal } from './lifted-kind';
import { isWorker } from './is-worker';

/** A Deployment as a ZeroDowntimeDeployment, or as a GracefulWorker where no requests come in. */
export function deploymentKind(lifting: Lifting): LiftedKind | undefined {
  const { workload, main } = lifting;
  const traffic = trafficFact(workload);
  if (!traffic) return undefined;
  const longest = longestOf(workload, main);
  const isPromised = cutsNothing(lifting);
  return {
    construct: isPromised ? 'GracefulWorker' : 'ZeroDowntimeDeployment',
    id: 'deployment',
    facts: [
      startFact(main),
      longestFact(main, longest, isPromised),
      sigtermFact(main),
      ...(isPromised ? [] : [traffic]),
    ],
    longest,
    waits: true,
    props: (needed) => ({
      identity: liftIdentity(workload),
      ...replicasOf(lifting),
      ...liftDeploymentNumbers(workload, needed),
    }),
    removed: removedFrom(lifting),
  };
}

/** Whether a worker's last piece of work can be let finish: a GracefulWorker promises it. */
function cutsNothing({ workload, main }: Lifting): boolean {
  const { kind } = main.onSigterm.value;
  return isWorker(workload) && kind !== 'exits' && kind !== 'ignores';
}

/** How many there are, unless an autoscaler decides. */
export function replicasOf({ workload, own, replicas: repaired }: Lifting): Fields {
  const { replicas, spec } = workload;
  const { autoscaler, min, max } = replicas;
  if (autoscaler && own.some(({ object }) => identityText(object) === identityText(autoscaler.object))) return {};
  if (autoscaler || min !== max) return { autoscaled: call('Autoscaled.between', literal(min), literal(max)) };
  return { replicas: literal(repaired ?? asNumber(asObject(spec)['replicas']) ?? 1) };
}

/** The Service and the budget of a construct, where there are some already. */
export function removedFrom({ workload }: Lifting): readonly Removal[] {
  const { services, budgets } = workload;
  return [
    ...serviceRemoved(services.length > 0, isWorker(workload)),
    ...(budgets.length > 0 ? [{ child: 'PodDisruptionBudget', comment: 'Its budget stays as it is.' }] : []),
  ];
}

/** The Service of a construct, where there is one already, or never has been one. */
export function serviceRemoved(isThere: boolean, isUnasked: boolean): readonly Removal[] {
  if (isThere) return [{ child: 'Service', comment: 'Its Service stays as it is.' }];
  return isUnasked ? [] : [{ child: 'Service', comment: 'It has had no Service so far.' }];
}
