import {
  asObject,
  asString,
  identityOf,
  knownKind,
  type Manifest,
  type Route,
  type World,
  targetType,
} from '../../workload';
import type { WorldRule } from '../rule';
import { changed, INGRESS, together, WEB } from '../support/example';
import { objectsNamed } from '../support/objects/objects-of';
import { restingOn } from '../support/resting-on';

const ROUTED = changed(WEB, {
  'zero-downtime/on-sigterm: drains':
    'zero-downtime/on-sigterm: drains\nzero-downtime/traffic: aws-alb(drain-lag=5s first-use=5s)',
});
const ALB = changed(INGRESS, { 'rules:': 'ingressClassName: alb\nrules:' });
const TYPED = changed(ALB, { 'name: web': 'name: web\nannotations: { alb.ingress.kubernetes.io/target-type: ip }' });

/** A load balancer of AWS that sends requests to nodes, for a Service that has no port on them. */
export const loadBalancerWithoutTargets: WorldRule = {
  id: 'load-balancer-without-targets',
  title: 'A load balancer of AWS that sends requests to nodes, for a Service that has no port on them',
  severity: 'error',
  effect: 'stuck',
  message:
    'the load balancer of the Ingress {name} gets no targets: its target type {typeIs}, and the Service {service} is of type ClusterIP, which has no port on the nodes',
  why: 'The controller refuses such a backend, and with it the whole Ingress: a new load balancer has no rules, and one that is there keeps its old ones, so that no change of the Ingress takes effect.',
  fix: 'annotate the Ingress with alb.ingress.kubernetes.io/target-type: ip, or let the Service be of type NodePort',
  source: [
    'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#target-type',
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/main/docs/deploy/configurations.md',
  ],
  presupposes: ['route-leads-nowhere', 'service-refused'],
  bad: [together(ROUTED, ALB)],
  good: [together(ROUTED, TYPED)],
  *checkWorld(world) {
    const told = new Set<Manifest>();
    for (const { route, services } of world.routes) {
      const { manifest } = route;
      const [service] = services;
      if (!service || told.has(manifest) || !isAlbIngress(route, world) || hasNodePorts(service)) continue;
      const written = targetType(manifest, service, world);
      if (written === 'ip') continue;
      told.add(manifest);
      yield {
        resource: manifest,
        path: route.path,
        numbers: {
          name: identityOf(manifest).name,
          service: identityOf(service).name,
          typeIs: written === undefined ? 'is not set, so it is instance' : 'is instance',
        },
        ...restingOn(written === undefined && 'the controller runs with its default target type, instance'),
      };
    }
  },
};

/** The ingress classes of EKS Auto Mode have another controller. */
function isAlbIngress({ manifest, carrier }: Route, world: World): boolean {
  if (carrier.kind !== 'aws-alb' || knownKind(manifest.object) !== 'Ingress') return false;
  const className = asString(asObject(manifest.object['spec'])['ingressClassName']) ?? '';
  return objectsNamed('IngressClass', 'default', className, world).every(
    ({ object }) => asObject(object['spec'])['controller'] !== 'eks.amazonaws.com/alb',
  );
}

function hasNodePorts({ object }: Manifest): boolean {
  return ['NodePort', 'LoadBalancer', 'ExternalName'].includes(asString(asObject(object['spec'])['type']) ?? '');
}
