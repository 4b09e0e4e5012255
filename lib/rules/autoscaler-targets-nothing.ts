import { asObject, asString, identityOf, knownKind, type Manifest, type World } from '../workload';
import type { Violation, WorldRule } from './rule';
import { AUTOSCALER, changed, together, WEB } from './support/example';
import { objectsOf } from './support/objects-of';
import { restingOn } from './support/resting-on';

const TARGETS = ['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController', 'Rollout'];

/** An autoscaler that scales nothing. */
export const autoscalerTargetsNothing: WorldRule = {
  id: 'autoscaler-targets-nothing',
  severity: 'error',
  effect: 'lost-requests',
  message:
    'the autoscaler {autoscaler} scales nothing: there is no {kind} {target} in the namespace {namespace}{instead}',
  why: 'What it was written for stays at the number of replicas that it has, whatever the load.',
  fix: 'let scaleTargetRef name {meant}',
  source: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#api-object',
  presupposes: ['autoscaler-refused'],
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
      const kind = knownKind(manifest.object);
      if (kind !== 'HorizontalPodAutoscaler' && kind !== 'ScaledObject') continue;
      const violation = scalesNothing(manifest, world);
      if (violation) yield violation;
    }
  },
};

function scalesNothing(autoscaler: Manifest, world: World): (Violation & { readonly resource: Manifest }) | undefined {
  const { name: autoscalerName, namespace } = identityOf(autoscaler);
  const reference = asObject(asObject(autoscaler.object['spec'])['scaleTargetRef']);
  const target = asString(reference['name']);
  const kind = asString(reference['kind']) ?? 'Deployment';
  if (target === undefined || !TARGETS.includes(kind)) return undefined;
  const scalable = TARGETS.flatMap((one) => objectsOf(one, namespace, world)).map(identityOf);
  if (scalable.length === 0 || scalable.some((one) => one.kind === kind && one.name === target)) return undefined;
  const meant = scalable.find(({ name }) => name === target) ?? (scalable.length === 1 ? scalable[0] : undefined);
  return {
    resource: autoscaler,
    path: ['spec', 'scaleTargetRef'],
    numbers: {
      autoscaler: autoscalerName,
      namespace,
      kind,
      target,
      instead: meant ? `, but a ${meant.kind} ${meant.name}` : '',
      meant: meant ? `${meant.kind} ${meant.name}` : 'a workload of its namespace',
    },
    ...restingOn(`no ${kind} ${target} comes from outside of these manifests`, 'the load needs more replicas'),
  };
}
