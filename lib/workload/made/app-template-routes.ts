import { asArray, asObject, asString, type JsonObject } from '../../kubernetes';
import type { Manifest } from '../objects/manifest';
import type { AppRelease } from './app-release';
import { portCalled, serviceCalled } from './app-template-services';
import { entriesOf, nameOf, type Entry } from './app-template-values';
import { MadeObject } from './made-object';

/** The Ingresses and routes of a release. */
export function routesIn(release: AppRelease): readonly Manifest[] {
  const [ingresses, routes] = [entriesOf(release, 'ingress'), entriesOf(release, 'route')];
  return [
    ...ingresses.map((entry) => ingressOf(entry, release, ingresses.length)),
    ...routes.map((entry) => routeOf(entry, release, routes.length)),
  ];
}

function begun(
  { path, value }: Entry,
  release: AppRelease,
  apiVersion: string,
  kind: string,
  name: string,
): MadeObject {
  return new MadeObject(release.manifest, path)
    .set(['apiVersion'], apiVersion)
    .set(['kind'], kind)
    .set(['metadata', 'name'], name)
    .set(['metadata', 'namespace'], release.namespace)
    .set(['metadata', 'annotations'], value['annotations'], [...path, 'annotations']);
}

function ingressOf(entry: Entry, release: AppRelease, count: number): Manifest {
  const { value, path } = entry;
  const made = begun(entry, release, 'networking.k8s.io/v1', 'Ingress', nameOf(entry, release, count)).set(
    ['spec', 'ingressClassName'],
    value['className'],
    [...path, 'className'],
  );
  for (const [at, json] of asArray(value['hosts']).entries()) {
    const { host, paths } = asObject(json);
    made.set(['spec', 'rules', at, 'host'], asString(host), [...path, 'hosts', at]);
    for (const [index, one] of asArray(paths).map(asObject).entries())
      made.set(['spec', 'rules', at, 'http', 'paths', index], pathOf(one, release), [
        ...path,
        'hosts',
        at,
        'paths',
        index,
      ]);
  }
  return made.manifest();
}

function pathOf({ path, pathType, service }: JsonObject, release: AppRelease): JsonObject {
  const { name, identifier, port } = asObject(service);
  const id = asString(identifier);
  const called = serviceCalled(id, release);
  const number = typeof port === 'string' ? portCalled(id, port, release) : (port ?? called?.port);
  return {
    path: path ?? '/',
    pathType: pathType ?? 'Prefix',
    backend: {
      service: {
        name: asString(name) ?? called?.name ?? '',
        ...(number !== undefined && { port: typeof number === 'string' ? { name: number } : { number } }),
      },
    },
  };
}

function routeOf(entry: Entry, release: AppRelease, count: number): Manifest {
  const { value, path } = entry;
  const kind = asString(value['kind']) ?? 'HTTPRoute';
  const version = kind === 'HTTPRoute' || kind === 'GRPCRoute' ? 'v1' : 'v1alpha2';
  const made = begun(entry, release, `gateway.networking.k8s.io/${version}`, kind, nameOf(entry, release, count))
    .set(['spec', 'parentRefs'], value['parentRefs'], [...path, 'parentRefs'])
    .set(
      ['spec', 'hostnames'],
      asArray(value['hostnames']).map((host) => asString(host) ?? ''),
      [...path, 'hostnames'],
    );
  const rules = asArray(value['rules']).map(asObject);
  // One rule to the only Service is what is made of none.
  const all: readonly JsonObject[] = rules.length > 0 ? rules : [{ backendRefs: [{}] }];
  for (const [at, { backendRefs, matches, filters, timeouts }] of all.entries())
    made.set(
      ['spec', 'rules', at],
      {
        backendRefs: asArray(backendRefs ?? [{}]).map((one) => backendOf(asObject(one), release)),
        ...(matches !== undefined && { matches }),
        ...(filters !== undefined && { filters }),
        ...(timeouts !== undefined && { timeouts }),
      },
      rules.length > 0 ? [...path, 'rules', at] : path,
    );
  return made.manifest();
}

function backendOf({ name, identifier, port, weight, namespace }: JsonObject, release: AppRelease): JsonObject {
  const id = asString(identifier);
  const called = serviceCalled(id, release);
  const number = typeof port === 'string' ? portCalled(id, port, release) : (port ?? called?.port);
  return {
    name: asString(name) ?? called?.name ?? '',
    ...(number !== undefined && { port: number }),
    ...(weight !== undefined && { weight }),
    ...(namespace !== undefined && { namespace }),
  };
}
