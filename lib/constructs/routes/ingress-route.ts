import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { asArray, asObject, type JsonObject } from '../../workload';
import { annotate, renderOver } from '../rendering/app/rendered-object';
import { FactError } from '../statements/fact-error';
import { hostProblem } from './host-problem';
import { routeId, type Led } from './leading-to';
import type { HostRouteOptions } from './route-options';
import { tellOverridden } from './tell-overridden';

/** An Ingress to write. */
export interface IngressToMake extends HostRouteOptions {
  /** What carries it, which is the id of its construct. */
  readonly kind: string;
  readonly host: string;
  readonly className?: string;
  readonly tls?: kplus.IngressTls[];
  /** The port of the backend in place of a number: an action of its controller decides then. */
  readonly portName?: string;
  /** Annotations that follow from the facts, when it is rendered. */
  readonly derived: () => Readonly<Record<string, string>>;
}

/** Writes an Ingress that leads to the application's own port. */
export function ingressRoute({ service, workload }: Led, ingress: IngressToMake): kplus.Ingress {
  const { host, path = '/', name, className, tls, annotations, derived, kind, portName } = ingress;
  const id = routeId(workload, kind, name);
  const problem =
    (host === '' ? undefined : hostProblem(host, 'the host of a route')) ??
    certificateProblem(host, tls) ??
    nameProblem(workload, name ?? service.name);
  if (problem !== undefined) throw new FactError(`${workload.node.path}: ${problem}`);
  const route = new kplus.Ingress(workload, id, {
    metadata: {
      namespace: workload.metadata.namespace,
      name: name ?? service.name,
      ...(annotations && { annotations }),
    },
    ...(className !== undefined && { className }),
    ...(tls && { tls }),
  });
  const backend = kplus.IngressBackend.fromService(service, { port: service.port });
  if (host === '') route.addRule(path, backend);
  else route.addHostRule(host, path, backend);
  renderOver(ApiObject.of(route), (rendered) => {
    tellOverridden(route, rendered, derived());
    annotate(rendered, [derived]);
    if (portName !== undefined) rendered['spec'] = withPortName(rendered['spec'] as JsonObject, portName);
  });
  return route;
}

/** A browser is given the certificate of another name, and goes no further. */
function certificateProblem(host: string, tls: readonly kplus.IngressTls[] = []): string | undefined {
  const named = tls.flatMap(({ hosts = [] }) => hosts);
  const isFor = (name: string) => name === host || (name.startsWith('*.') && host.replace(/^[^.]+/, '*') === name);
  if (host === '' || named.length === 0 || named.some(isFor)) return undefined;
  return `'tls' has certificates for ${named.join(', ')}, and the route takes requests for ${host}: name it among their 'hosts'`;
}

/** Routes of two kinds may both be an Ingress, and of two with one name the later one overwrites the other. */
function nameProblem({ node }: kplus.Workload, name: string): string | undefined {
  const other = node.children.find((one) => one instanceof kplus.Ingress && one.name === name);
  return other
    ? `the route cannot be made, another one (${other.node.id}) is the Ingress ${name} already: state the 'name' of one of them`
    : undefined;
}

/** cdk8s-plus knows numbers of ports only. */
function withPortName(spec: JsonObject, name: string): JsonObject {
  const named = (path: JsonObject) => {
    const backend = asObject(path['backend']);
    return { ...path, backend: { ...backend, service: { ...asObject(backend['service']), port: { name } } } };
  };
  const rules = asArray(spec['rules']).map(asObject);
  return {
    ...spec,
    rules: rules.map((rule) => {
      const http = asObject(rule['http']);
      return { ...rule, http: { ...http, paths: asArray(http['paths']).map((path) => named(asObject(path))) } };
    }),
  };
}
