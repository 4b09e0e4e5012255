import { own, type FieldPath, valueAt } from '../../../kubernetes';
import {
  asArray,
  asNumber,
  asObject,
  asString,
  bindingRoutes,
  identityOf,
  isGatewayRoute,
  knownKind,
  meshRoutes,
  type JsonObject,
  type Manifest,
  type Route,
} from '../../../workload';

/** A Service that a route sends requests to. */
export interface Backend {
  readonly service: string;
  readonly namespace: string;
  /** By number or by name; absent where the route does not say it. */
  readonly port?: number | string;
  /** The field that names the Service. */
  readonly path: FieldPath;
  readonly portPath: FieldPath;
}

/** The Services that an Ingress, a route of a Gateway or a mesh, or a Rollout sends requests to; none for other kinds. */
export function backendsOf(manifest: Manifest): readonly Backend[] {
  const kind = knownKind(manifest.object);
  if (kind === 'Ingress') return ingressBackends(manifest);
  if (kind === 'Rollout') return rolloutBackends(manifest);
  if (kind === 'VirtualService') return meshBackends(manifest);
  if (kind === 'TargetGroupBinding') return bindingRoutes(manifest).map((route) => backendOf(route, 'name', 'port'));
  return isGatewayRoute(manifest) ? routeBackends(manifest) : [];
}

/** A destination without its port means the only one that the Service has. One of weight 0 gets no requests. */
function meshBackends(manifest: Manifest): readonly Backend[] {
  return meshRoutes(manifest)
    .filter(({ path }) => asObject(valueAt(manifest.object, path.slice(0, -1)))['weight'] !== 0)
    .map((route) => backendOf(route, 'host', 'port', 'number'));
}

function backendOf({ service, port, path }: Route, name: string, ...portField: readonly string[]): Backend {
  const place = { path: [...path, name], portPath: [...path, ...portField] };
  return { service: service.name, namespace: service.namespace, ...(port !== undefined && { port }), ...place };
}

function ingressBackends(manifest: Manifest): readonly Backend[] {
  const spec = asObject(manifest.object['spec']);
  const { namespace } = identityOf(manifest);
  const places = asArray(spec['rules']).flatMap((rule, index) =>
    asArray(asObject(asObject(rule)['http'])['paths']).map((path, at) => ({
      json: asObject(asObject(path)['backend']),
      path: ['spec', 'rules', index, 'http', 'paths', at, 'backend'] as FieldPath,
    })),
  );
  const fallback = ['defaultBackend', 'backend'].map((field) => ({
    json: asObject(own(spec, field)),
    path: ['spec', field] as FieldPath,
  }));
  return [...fallback, ...places].flatMap(({ json, path }) => ingressBackend(json, path, namespace) ?? []);
}

/** The shape of networking.k8s.io/v1, or the one before it. */
function ingressBackend(json: JsonObject, path: FieldPath, namespace: string): Backend | undefined {
  const service = asObject(json['service']);
  const name = asString(service['name']);
  if (name !== undefined) {
    const port = asObject(service['port']);
    const field = asNumber(port['number']) === undefined ? 'name' : 'number';
    // The AWS load balancer controller reads such a backend from an annotation.
    if (port['name'] === 'use-annotation') return undefined;
    const portPath = [...path, 'service', 'port', field];
    return { service: name, namespace, port: portOf(port[field]), path: [...path, 'service', 'name'], portPath };
  }
  const old = asString(json['serviceName']);
  if (old === undefined || json['servicePort'] === 'use-annotation') return undefined;
  const portPath = [...path, 'servicePort'];
  return { service: old, namespace, port: portOf(json['servicePort']), path: [...path, 'serviceName'], portPath };
}

function routeBackends(manifest: Manifest): readonly Backend[] {
  const own = identityOf(manifest).namespace;
  return asArray(asObject(manifest.object['spec'])['rules']).flatMap((rule, index) =>
    asArray(asObject(rule)['backendRefs']).flatMap((reference, at) => {
      const { group = '', kind = 'Service', name, namespace, port, weight } = asObject(reference);
      const service = asString(name);
      if (kind !== 'Service' || group !== '' || service === undefined || weight === 0) return [];
      const path = ['spec', 'rules', index, 'backendRefs', at];
      const place = { path: [...path, 'name'], portPath: [...path, 'port'] };
      return [{ service, namespace: asString(namespace) ?? own, port: portOf(port), ...place }];
    }),
  );
}

/** @see https://argo-rollouts.readthedocs.io/en/stable/features/specification/ */
const ROLLOUT_SERVICES = [
  ['canary', 'stableService'],
  ['canary', 'canaryService'],
  ['blueGreen', 'activeService'],
  ['blueGreen', 'previewService'],
] as const;

function rolloutBackends(manifest: Manifest): readonly Backend[] {
  const { namespace } = identityOf(manifest);
  const strategy = asObject(asObject(manifest.object['spec'])['strategy']);
  return ROLLOUT_SERVICES.flatMap(([type, field]) => {
    const service = asString(asObject(strategy[type])[field]);
    const path = ['spec', 'strategy', type, field];
    return service === undefined ? [] : [{ service, namespace, path, portPath: path }];
  });
}

function portOf(port: unknown): number | string | undefined {
  return typeof port === 'number' || typeof port === 'string' ? port : undefined;
}

/** The ports of a Service. */
export function portsOf({ object }: Manifest): readonly { readonly number: number; readonly name?: string }[] {
  return asArray(asObject(object['spec'])['ports']).flatMap((port) => {
    const { port: number, name } = asObject(port);
    return typeof number === 'number' ? [{ number, name: asString(name) }] : [];
  });
}

/** Whether a Service has a port by this number or name; a mere name of another host takes any. */
export function hasPort(service: Manifest, port: number | string): boolean {
  if (asObject(service.object['spec'])['type'] === 'ExternalName') return true;
  return portsOf(service).some(({ number, name }) => number === port || name === port || String(number) === port);
}
