import { decidesByMajority, asObject, asString, identityOf, type Manifest } from '../../workload';
import type { Violation, WorkloadRule } from '../rule';
import { BUDGET, changed, SERVICE, STATEFUL_SET, together } from '../support/example';
import { asksForSinglePods } from '../support/replicas/asks-for-single-pods';
import { objectsNamed, objectsOf } from '../support/objects/objects-of';
import { restingOn } from '../support/resting-on';

const PORTS = 'ports: [{ name: http, containerPort: 8080 }]';
const asking = (service: string) =>
  changed(STATEFUL_SET, {
    'serviceName: web': `serviceName: ${service}`,
    'zero-downtime/on-sigterm: drains': 'zero-downtime/on-sigterm: drains\nzero-downtime/traffic: cluster-ip',
    [PORTS]: `args: [--peers=web-0.${service}:7000]\n${PORTS}`,
  });
const PEERS = changed(SERVICE, {
  'name: web': 'name: web-peers',
  'selector: { app: web }': 'clusterIP: None\nselector: { app: web }',
});

/** A StatefulSet whose pods get no names of their own. */
export const statefulSetServiceMissing: WorkloadRule = {
  id: 'stateful-set-service-missing',
  title: 'A StatefulSet whose pods get no names of their own',
  severity: 'error',
  effect: 'lost-requests',
  message: 'the pods of {name} have no DNS names: serviceName is {service}, and {but}',
  why: 'A StatefulSet does not create its Service. Without it the name of a single pod cannot be resolved: whoever asks for one certain pod finds none.',
  fix: '{mend}',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
  saysNotThere: true,
  bad: [together(asking('web-headless'), SERVICE, BUDGET), together(asking('web'), SERVICE, BUDGET)],
  good: [
    together(STATEFUL_SET, SERVICE, BUDGET),
    together(asking('web-peers'), SERVICE, PEERS, BUDGET),
    changed(together(STATEFUL_SET, SERVICE, BUDGET), { 'serviceName: web': 'serviceName: web-headless' }),
  ],
  *check(workload, world) {
    const { identity, replicas, spec, services, serving } = workload;
    const service = identity.kind === 'StatefulSet' ? asString(spec['serviceName']) : undefined;
    if (!service || serving.length === 0) return;
    const { namespace, name } = identity;
    if (objectsOf('Service', namespace, world).length === 0) return;
    const found = objectsNamed('Service', namespace, service, world);
    if (replicas.max <= 1) return; // whoever asks for its only pod asks the Service
    if (!decidesByMajority(workload) && !asksForSinglePods(service, world)) return;
    if (found.length > 0) {
      if (!found.some(givesNames)) yield notHeadless(name, service);
      return;
    }
    const headless = services.filter(({ object }) => asObject(object['spec'])['clusterIP'] === 'None');
    const [only, ...others] = headless.map((one) => identityOf(one).name);
    const path = ['spec', 'serviceName'];
    yield {
      path,
      numbers: {
        name,
        service,
        but: `there is no such Service in the namespace ${namespace}`,
        mend: `add a headless Service ${service} that selects these pods, or let serviceName name the one that does`,
      },
      ...(only !== undefined && others.length === 0 && { edits: [{ path, value: only }] }),
      ...restingOn(
        `no Service ${service} comes from outside of these manifests`,
        'somebody asks for these pods by their own names',
      ),
    };
  },
};

/** Only a headless Service gives each of its pods a name; what stands for a name elsewhere has none. */
function givesNames({ object }: Manifest): boolean {
  return asObject(object['spec'])['clusterIP'] === 'None';
}

function notHeadless(name: string, service: string): Violation {
  return {
    path: ['spec', 'serviceName'],
    numbers: {
      name,
      service,
      but: 'that Service is not headless',
      mend: `add a headless Service (clusterIP: None) beside ${service}, and let serviceName name that one; neither can be changed where it is`,
    },
    ...restingOn('somebody asks for these pods by their own names'),
  };
}
