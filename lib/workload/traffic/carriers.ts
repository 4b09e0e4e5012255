import type { Carrier } from './routes/route';

interface KnownCarrier {
  readonly carrier: Carrier;
  /** What an IngressClass or a GatewayClass calls it in `controller` or `controllerName`. */
  readonly controller: RegExp;
  /** What its classes are called, where nobody has named them otherwise. */
  readonly className: RegExp;
  /** What the annotations begin with that only it reads. */
  readonly annotation: RegExp;
}

const NEVER = /(?!)/;

function proxy(name: string, controller: RegExp, className: RegExp, annotation = NEVER): KnownCarrier {
  return { carrier: { kind: 'proxy', name }, controller, className, annotation };
}

/**
 * Controllers of Ingress and Gateway API objects, by everything that gives them away. An annotation or a controller's
 * name says for certain which one it is; a class may be called anything, but rarely is.
 */
const CARRIERS: readonly KnownCarrier[] = [
  proxy('nginx-ingress of NGINX', /^nginx\.org\//, /^nginx-(?:inc|plus|org)$/, /^nginx\.(?:org|com)\//),
  proxy('nginx-gateway-fabric', /^gateway\.nginx\.org\//, NEVER),
  {
    carrier: { kind: 'ingress-nginx', name: 'ingress-nginx' },
    controller: /^k8s\.io\/(?:.*-)?(?:ingress-)?nginx/,
    className: /(?:^|-)nginx(?:-|$)/,
    annotation: /^nginx\.ingress\.kubernetes\.io\//,
  },
  {
    carrier: { kind: 'aws-alb', name: 'aws-alb' },
    controller: /^(?:ingress\.k8s\.aws\/alb|eks\.amazonaws\.com\/alb|gateway\.k8s\.aws\/alb)$/,
    className: /(?:^|-)alb(?:-|$)/,
    annotation: /^alb\.ingress\.kubernetes\.io\//,
  },
  {
    carrier: { kind: 'aws-nlb', name: 'aws-nlb' },
    controller: /^(?:gateway\.k8s\.aws\/nlb|eks\.amazonaws\.com\/nlb|service\.k8s\.aws\/nlb)$/,
    className: /(?:^|-)nlb(?:-|$)/,
    annotation: NEVER,
  },
  {
    carrier: { kind: 'gke', name: 'gke' },
    controller: /^networking\.gke\.io\/|^ingress-gce$/,
    className: /^(?:gce|gke)(?:-|$)/,
    annotation:
      /^(?:networking\.gke\.io|cloud\.google\.com)\/|^kubernetes\.io\/ingress\.(?:regional-|global-)?static-ip-name$/,
  },
  proxy('traefik', /^traefik\.io\//, /(?:^|-)traefik(?:-|$)/, /^traefik\.(?:ingress\.kubernetes\.io|io)\//),
  proxy('haproxy', /haproxy/, /(?:^|-)haproxy(?:-|$)/, /^haproxy\.(?:org|com)\/|^haproxy-ingress\.github\.io\//),
  proxy('contour', /^projectcontour\.io\//, /(?:^|-)contour(?:-|$)/, /^projectcontour\.io\//),
  proxy('kong', /^(?:ingress-controllers\.)?konghq\.com\//, /(?:^|-)kong(?:-|$)/, /^konghq\.com\//),
  proxy('istio', /^istio\.io\//, /^istio(?:-|$)/),
  proxy('envoy-gateway', /^gateway\.envoyproxy\.io\//, /^(?:eg|envoy)(?:-|$)/),
  proxy('cilium', /^(?:io\.)?cilium(?:\.io)?\//, /^cilium(?:-|$)/, /^ingress\.cilium\.io\//),
  proxy('azure-application-gateway', /^azure\//, /^azure[-/]/, /^appgw\.ingress\.kubernetes\.io\//),
  proxy('aws-vpc-lattice', /^application-networking\.k8s\.aws\//, /^(?:amazon|aws)-vpc-lattice$/),
  proxy('openshift-router', /^openshift\.io\//, /^openshift-default$/, /^(?:haproxy\.router|route)\.openshift\.io\//),
];

/** The controller that an IngressClass or a GatewayClass names. */
export function carrierOfController(controller: string): Carrier | undefined {
  return CARRIERS.find((known) => known.controller.test(controller))?.carrier;
}

/** The controller that a class is usually called after. */
export function carrierOfClass(className: string): Carrier | undefined {
  return CARRIERS.find((known) => known.className.test(className))?.carrier;
}

/** The controller that an object is written for, as its annotations give away. */
export function carrierOfAnnotations(annotations: Readonly<Record<string, string>>): Carrier | undefined {
  const names = Object.keys(annotations);
  return CARRIERS.find((known) => names.some((name) => known.annotation.test(name)))?.carrier;
}
