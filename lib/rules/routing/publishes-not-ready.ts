import { asObject, identityOf, isForPeers, type Manifest, type Workload, type World } from '../../workload';
import type { WorkloadRule } from '../rule';
import { changed, SERVICE, STATEFUL_SET, BUDGET, together, WEB } from '../support/example';
import { listed } from '../support/listed';
import { restingOn } from '../support/resting-on';

const PORTS = 'ports: [{ port: 80, targetPort: http }]';

/** A Service that sends requests to pods which are not ready yet, and to those that stop. */
export const publishesNotReady: WorkloadRule = {
  id: 'publishes-not-ready',
  title: 'A Service that sends requests to pods which are not ready yet, and to those that stop',
  severity: 'error',
  effect: 'lost-requests',
  message:
    'the Service {service} sends requests to pods of {name} that are not ready, and to those that stop: publishNotReadyAddresses is true{also}',
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
  *check(workload, world) {
    const { identity, serving, services, stated, traffic, application } = workload;
    if (serving.length === 0 || isNeverTwo(workload)) return;
    if (!stated && application?.name === 'Vault' && hasActiveService(world)) return;
    const [service, ...others] = services.filter((one) => publishesToClients(one, workload));
    if (!service) return;
    const path = ['spec', 'publishNotReadyAddresses'];
    const name = identityOf(service).name;
    yield {
      resource: service,
      path,
      numbers: {
        service: name,
        name: identity.name,
        also: others.length === 0 ? '' : `, as it is of ${listed(others.map((one) => identityOf(one).name))}`,
      },
      edits: [{ path, value: false }],
      ...restingOn(
        traffic.assumption,
        isHeadless(service) && 'clients find these pods by the name of this Service',
        // A sealed one is not ready, and has to be reached to be unsealed.
        application?.name === 'Vault' && `clients use ${name}, not only whoever unseals a pod`,
      ),
    };
  },
};

/**
 * Whether a Service leads to the Vault that is active only, as its own label says: clients ask that one, and the others are
 * for members and for whoever unseals them.
 *
 * @see https://developer.hashicorp.com/vault/docs/configuration/service-registration/kubernetes
 */
function hasActiveService(world: World): boolean {
  return world
    .ofKind('Service')
    .some(({ object }) => asObject(asObject(object['spec'])['selector'])['vault-active'] === 'true');
}

/** Of one pod, whose successor comes only when it is gone, nothing else could answer. */
function isNeverTwo({ identity, replicas, update, stated }: Workload): boolean {
  if (stated || replicas.max !== 1 || replicas.autoscaler !== undefined) return false;
  return identity.kind === 'StatefulSet' || update.way === 'recreate';
}

/** Peers find each other before they are ready, and so does who sets an application up by its own page. */
function publishesToClients(service: Manifest, workload: Workload): boolean {
  if (asObject(service.object['spec'])['publishNotReadyAddresses'] !== true) return false;
  if (isHeadless(service) && (isForPeers(service, workload) || isCalledForPeers(service, workload))) return false;
  return !(workload.services.length > 1 && PAGE.test(identityOf(service).name));
}

/** By its name, where nobody has stated who asks: addresses of what is not ready yet are what peers look for. */
function isCalledForPeers(service: Manifest, { stated }: Workload): boolean {
  return !stated && /(?:^|-)(?:headless|hs|peers?|members?|discovery|gossip|ring)$/.test(identityOf(service).name);
}

const PAGE = /-(?:ui|console|dashboard|bootstrap)$/;

function isHeadless({ object }: Manifest): boolean {
  return asObject(object['spec'])['clusterIP'] === 'None';
}
