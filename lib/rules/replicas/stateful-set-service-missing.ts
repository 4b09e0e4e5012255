import { asObject, asString, identityOf } from '../../workload';
import type { WorkloadRule } from '../rule';
import { BUDGET, changed, SERVICE, STATEFUL_SET, together } from '../support/example';
import { objectsNamed, objectsOf } from '../support/objects/objects-of';
import { restingOn } from '../support/resting-on';

/** A StatefulSet whose pods get no names of their own. */
export const statefulSetServiceMissing: WorkloadRule = {
  id: 'stateful-set-service-missing',
  title: 'A StatefulSet whose pods get no names of their own',
  severity: 'error',
  effect: 'lost-requests',
  message:
    'the pods of {name} have no DNS names: serviceName is {service}, and there is no such Service in the namespace {namespace}',
  why: 'A StatefulSet does not create its Service. Without it the name of a single pod cannot be resolved: whoever asks for one certain pod finds none.',
  fix: 'add a headless Service {service} that selects these pods, or let serviceName name the one that does',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
  bad: [changed(together(STATEFUL_SET, SERVICE, BUDGET), { 'serviceName: web': 'serviceName: web-headless' })],
  good: [together(STATEFUL_SET, SERVICE, BUDGET)],
  *check({ identity, spec, services, serving }, world) {
    const service = identity.kind === 'StatefulSet' ? asString(spec['serviceName']) : undefined;
    if (!service || serving.length === 0) return;
    const { namespace, name } = identity;
    if (objectsOf('Service', namespace, world).length === 0) return;
    if (objectsNamed('Service', namespace, service, world).length > 0) return;
    const headless = services.filter(({ object }) => asObject(object['spec'])['clusterIP'] === 'None');
    const [only, ...others] = headless.map((one) => identityOf(one).name);
    const path = ['spec', 'serviceName'];
    yield {
      path,
      numbers: { name, namespace, service },
      ...(only !== undefined && others.length === 0 && { edits: [{ path, value: only }] }),
      ...restingOn(
        `no Service ${service} comes from outside of these manifests`,
        'somebody asks for these pods by their own names',
      ),
    };
  },
};
