import { identityOf, isCalledKeeper, isWorkload, type Manifest, type World } from '../../workload';
import type { Violation, WorldRule } from '../rule';
import { asFarAsWritten } from '../support/as-far-as-written';
import { AUTOSCALER, changed, together, WEB } from '../support/example';
import { isBeside } from '../support/objects/objects-of';
import { missedTarget } from '../support/routing/missed-target';
import { restingOn } from '../support/resting-on';

/** An autoscaler that scales nothing. */
export const autoscalerTargetsNothing: WorldRule = {
  id: 'autoscaler-targets-nothing',
  title: 'An autoscaler that scales nothing',
  severity: 'error',
  effect: 'lost-requests',
  message:
    'the autoscaler {autoscaler} scales nothing: there is no {kind} {target} in the namespace {namespace}{instead}',
  why: 'What it was written for stays at the number of replicas that it has, whatever the load.',
  fix: 'let scaleTargetRef name {meant}',
  source: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#api-object',
  presupposes: ['autoscaler-refused'],
  saysNotThere: true,
  bad: [
    together(
      WEB,
      changed(AUTOSCALER, {
        'scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }':
          'scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: website }',
      }),
    ),
  ],
  good: [changed(together(WEB, AUTOSCALER), { 'replicas: 3': '' })],
  *checkWorld(world) {
    for (const manifest of world.manifests) {
      const violation = scalesNothing(manifest, world);
      if (violation) yield violation;
    }
  },
};

function scalesNothing(autoscaler: Manifest, world: World): (Violation & { readonly resource: Manifest }) | undefined {
  const { name: autoscalerName, namespace } = identityOf(autoscaler);
  const missed = missedTarget(autoscaler, world);
  if (!missed || isByItself(autoscaler, world)) return undefined;
  const { kind, target, meant } = missed;
  // A database in sets of its own comes from its own chart or operator.
  if (kind === 'StatefulSet' && !meant && isCalledKeeper(target)) return undefined;
  const reference = ['spec', 'scaleTargetRef'];
  return {
    resource: autoscaler,
    path: asFarAsWritten(autoscaler.object, [...reference, meant?.name === target ? 'kind' : 'name']),
    numbers: {
      autoscaler: autoscalerName,
      namespace,
      kind,
      target,
      instead: meant ? `, but a ${meant.kind} ${meant.name}` : '',
      meant: meant ? `${meant.kind} ${meant.name}` : 'a workload of its namespace',
    },
    ...(meant?.kind === kind && { edits: [{ path: [...reference, 'name'], value: meant.name }] }),
    ...restingOn(`no ${kind} ${target} comes from outside of these manifests`, 'the load needs more replicas'),
  };
}

/** Whether no workload stands where it does: what it scales is then most likely installed by other means. */
function isByItself(autoscaler: Manifest, world: World): boolean {
  return !world.manifests.some((one) => isWorkload(one) && (isBeside(one, autoscaler) || isBeside(autoscaler, one)));
}
