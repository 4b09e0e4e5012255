import { asObject, identityOf, isForPeers } from '../../workload';
import type { WorkloadRule } from '../rule';
import { changed, SERVICE, STATEFUL_SET, BUDGET, together, WEB } from '../support/example';
import { restingOn } from '../support/resting-on';

const PORTS = 'ports: [{ port: 80, targetPort: http }]';

/** A Service that sends requests to pods which are not ready yet, and to those that stop. */
export const publishesNotReady: WorkloadRule = {
  id: 'publishes-not-ready',
  title: 'A Service that sends requests to pods which are not ready yet, and to those that stop',
  severity: 'error',
  effect: 'lost-requests',
  message:
    'the Service {service} sends requests to pods of {name} that are not ready, and to those that stop: publishNotReadyAddresses is true',
  why: 'Every pod counts as ready then, from its first moment until it is gone: no readiness probe keeps requests away, and no preStop hook waits long enough.',
  fix: 'take publishNotReadyAddresses out of {service}; peers that have to find each other early get a headless Service of their own',
  source: [
    'https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/#ServiceSpec',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/staging/src/k8s.io/endpointslice/utils.go',
  ],
  bad: [changed(WEB, { [PORTS]: `publishNotReadyAddresses: true\n${PORTS}` })],
  good: [
    WEB,
    together(
      changed(STATEFUL_SET, {
        'zero-downtime/on-sigterm: drains': 'zero-downtime/on-sigterm: drains\nzero-downtime/traffic: cluster-ip',
      }),
      changed(SERVICE, { [PORTS]: `publishNotReadyAddresses: true\nclusterIP: None\n${PORTS}` }),
      changed(SERVICE, { 'name: web': 'name: web-clients' }),
      BUDGET,
    ),
  ],
  *check(workload) {
    const { identity, serving, services, traffic } = workload;
    if (serving.length === 0) return;
    for (const service of services) {
      const { publishNotReadyAddresses, clusterIP } = asObject(service.object['spec']);
      const isHeadless = clusterIP === 'None';
      if (publishNotReadyAddresses !== true || (isHeadless && isForPeers(service, workload))) continue;
      const path = ['spec', 'publishNotReadyAddresses'];
      yield {
        resource: service,
        path,
        numbers: { service: identityOf(service).name, name: identity.name },
        edits: [{ path, value: false }],
        ...restingOn(traffic.assumption, isHeadless && 'clients find these pods by the name of this Service'),
      };
    }
  },
};
