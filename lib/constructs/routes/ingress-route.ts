import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { annotate, renderOver } from '../rendering/rendered-object';
import { FactError } from '../statements/fact-error';
import { shown } from '../statements/typed';
import { routeId, type Led } from './leading-to';
import type { HostRouteOptions } from './route-options';

/** An Ingress to write. */
export interface IngressToMake extends HostRouteOptions {
  /** What carries it, which is the id of its construct. */
  readonly kind: string;
  readonly host: string;
  readonly className?: string;
  readonly tls?: kplus.IngressTls[];
  /** Annotations that follow from the facts, when it is rendered. */
  readonly derived: () => Readonly<Record<string, string>>;
}

/** Writes an Ingress that leads to the application's own port. */
export function ingressRoute({ service, workload }: Led, ingress: IngressToMake): kplus.Ingress {
  const { host, path = '/', name, className, tls, annotations, derived, kind } = ingress;
  if (typeof host !== 'string')
    throw new FactError(
      `${workload.node.path}: the host of a route is a text, such as 'shop.example.com', and is ${shown(host)}`,
    );
  const route = new kplus.Ingress(workload, routeId(workload, kind, name), {
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
  renderOver(ApiObject.of(route), (rendered) => annotate(rendered, [derived]));
  return route;
}
