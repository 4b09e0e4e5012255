import { asArray, asNumber, asObject, asString, type FieldPath, type Json, type JsonObject } from '../../../kubernetes';
import { directoryOf } from '../../objects/directories';
import { knownKind } from '../../objects/known-kind';
import { identityOf, type Manifest } from '../../objects/manifest';
import type { NamedObjects } from '../../objects/named-objects';
import { carrierOfClass, carrierOfController } from '../carriers';
import type { Carrier, Route } from './route';

/** The Services that a route of the Gateway API sends requests to, backend by backend. */
export function gatewayRoutes(manifest: Manifest, objects: NamedObjects): readonly Route[] {
  const spec = asObject(manifest.object['spec']);
  const carrier = gatewayCarrier(manifest, objects);
  return asArray(spec['rules']).flatMap((rule, index) =>
    asArray(asObject(rule)['backendRefs']).flatMap((reference, at) =>
      routeTo(manifest, asObject(reference), ['spec', 'rules', index, 'backendRefs', at], carrier),
    ),
  );
}

/** A backend is a Service where it does not say otherwise. */
function routeTo(manifest: Manifest, reference: JsonObject, path: FieldPath, carrier: Carrier): readonly Route[] {
  const { group = '', kind = 'Service', name, namespace, port } = reference;
  const called = asString(name);
  if (group !== '' || kind !== 'Service' || called === undefined) return [];
  const service = { namespace: asString(namespace) || identityOf(manifest).namespace, name: called };
  const number = asNumber(port);
  return [{ manifest, path, service, ...(number !== undefined && { port: number }), carrier }];
}

function gatewayCarrier(manifest: Manifest, objects: NamedObjects): Carrier {
  const parents = asArray(asObject(manifest.object['spec'])['parentRefs']).map(asObject);
  const carriers = parents.map((parent) => carrierOfParent(parent, manifest, objects));
  return carriers.find(({ name }) => name !== undefined) ?? { kind: 'proxy' };
}

function carrierOfParent(parent: JsonObject, route: Manifest, objects: NamedObjects): Carrier {
  if (parent['kind'] === 'Service') return { kind: 'proxy', name: 'mesh' }; // GAMMA: a mesh routes within the cluster
  const namespace = asString(parent['namespace']) || identityOf(route).namespace;
  const gateway = objects.find('Gateway', namespace, asString(parent['name']) ?? '', directoryOf(route));
  const className = asString(asObject(gateway?.object['spec'])['gatewayClassName']);
  if (className === undefined) return { kind: 'proxy' };
  const gatewayClass = objects.find('GatewayClass', '', className, directoryOf(route));
  const controller = asString(asObject(gatewayClass?.object['spec'])['controllerName']) ?? '';
  return carrierOfController(controller) ?? carrierOfClass(className) ?? { kind: 'proxy', name: className };
}

/** The Service behind a target group of AWS. */
export function bindingRoutes(manifest: Manifest): readonly Route[] {
  const spec = asObject(manifest.object['spec']);
  const { name, port } = asObject(spec['serviceRef']);
  const called = asString(name);
  if (called === undefined) return [];
  const number = asNumber(port) ?? asString(port);
  return [
    {
      manifest,
      path: ['spec', 'serviceRef'],
      service: { namespace: identityOf(manifest).namespace, name: called },
      ...(number !== undefined && { port: number }),
      carrier: { kind: isHttp(spec['targetGroupProtocol']) ? 'aws-alb' : 'aws-nlb', name: 'target group binding' },
    },
  ];
}

function isHttp(protocol: Json | undefined): boolean {
  return protocol === 'HTTP' || protocol === 'HTTPS';
}

const GATEWAY_ROUTES: readonly (string | undefined)[] = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'];

/** Whether an object is a route of the Gateway API. */
export function isGatewayRoute({ object }: Manifest): boolean {
  return GATEWAY_ROUTES.includes(knownKind(object));
}
