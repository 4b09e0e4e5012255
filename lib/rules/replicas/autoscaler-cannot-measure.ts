import { asArray, asObject, asString, identityOf, type Container, type Manifest } from '../../workload';
import type { WorkloadRule } from '../rule';
import { AUTOSCALER, changed, together, WEB } from '../support/example';
import { asFarAsWritten } from '../support/as-far-as-written';
import { objectsOf } from '../support/objects/objects-of';
import { restingOn } from '../support/resting-on';
import { listed } from '../support/listed';
import { grouped, own } from '../../kubernetes';

const AUTOSCALED = changed(together(WEB, AUTOSCALER), { 'replicas: 3': '' });
const REQUESTS = 'resources: { requests: { cpu: 100m, memory: 128Mi } }';

/** An autoscaler by utilization, of pods that do not say what they would use. */
export const autoscalerCannotMeasure: WorkloadRule = {
  id: 'autoscaler-cannot-measure',
  title: 'An autoscaler by utilization, of pods that do not say what they would use',
  severity: 'error',
  effect: 'lost-requests',
  message: 'the {autoscaler} cannot tell the {resource} utilization of {name}: {container} requests {none}',
  why: 'Utilization is use divided by what has been requested. One container without a request is enough that the autoscaler does not scale at all (FailedGetResourceMetric), whatever the load.',
  fix: 'set {fields} of {container}',
  source: [
    'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#support-for-resource-metrics',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/controller/podautoscaler/replica_calculator.go',
  ],
  presupposes: ['api-version-unserved', 'autoscaler-refused', 'container-refused'],
  bad: [changed(AUTOSCALED, { [REQUESTS]: '' })],
  good: [AUTOSCALED, changed(AUTOSCALED, { [REQUESTS]: 'resources: { limits: { cpu: 500m } }' })],
  *check({ identity, containers, autoscalers, replicas, manifest }, world) {
    if (autoscalers.length === 0 || objectsOf('LimitRange', identity.namespace, world).length > 0) return;
    // The same number whatever it measures.
    if (replicas.min === replicas.max) return;
    const regular = containers.filter(({ role }) => role === 'regular');
    const measuring = byResource(autoscalers);
    const missing = [...measuring.keys()].flatMap((resource) => {
      const container = regular.find((one) => !requests(one, resource));
      return container ? [{ resource, container }] : [];
    });
    for (const [container, its] of grouped(missing, (one) => one.container)) {
      const resources = its.map(({ resource }) => resource);
      const names = [...new Set(resources.flatMap((resource) => measuring.get(resource) ?? []))];
      yield {
        path: asFarAsWritten(manifest.object, [...container.path, 'resources', 'requests', ...resources.slice(0, 1)]),
        container: container.name,
        numbers: {
          autoscaler: `autoscaler${names.length > 1 ? 's' : ''} ${listed(names)}`,
          name: identity.name,
          container: container.name,
          resource: resources.join(' and '),
          none: resources.length > 1 ? `neither ${resources.join(' nor ')}` : `no ${resources.join()}`,
          fields: resources.map((resource) => `resources.requests.${resource}`).join(' and '),
        },
        ...restingOn(
          `the load needs more than ${replicas.min} replica${replicas.min === 1 ? '' : 's'}`,
          'no LimitRange of the namespace sets a request',
        ),
      };
    }
  },
};

/** The names of the autoscalers that go by the utilization of a resource. */
function byResource(autoscalers: readonly Manifest[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const autoscaler of autoscalers) {
    for (const resource of new Set(utilized(autoscaler))) {
      const known = names.get(resource) ?? [];
      names.set(resource, known);
      known.push(identityOf(autoscaler).name);
    }
  }
  return names;
}

/** The resources whose utilization decides; without any metric it is that of the CPU. */
function utilized({ object }: Manifest): readonly string[] {
  if (object['kind'] !== 'HorizontalPodAutoscaler') return [];
  const { metrics } = asObject(object['spec']);
  if (asArray(metrics).length === 0) return ['cpu'];
  return asArray(metrics).flatMap((metric) => {
    const { name, target } = asObject(asObject(metric)['resource']);
    const isUtilization = asObject(target)['type'] === 'Utilization';
    return asObject(metric)['type'] === 'Resource' && isUtilization ? (asString(name) ?? []) : [];
  });
}

/** A limit alone is a request, too. */
function requests({ json }: Container, resource: string): boolean {
  const { requests: requested, limits } = asObject(json['resources']);
  return [requested, limits].some((amounts) => own(asObject(amounts), resource) !== undefined);
}
