import { asArray, asNumber, asObject, asString, own } from '../../../kubernetes';
import { identityOf, type Manifest } from '../../objects/manifest';
import type { Route } from './route';

/** How the parts of a route are called by protocol. */
const PROTOCOLS = ['http', 'tcp', 'tls'];

/** The Services that a VirtualService of Istio sends requests to, destination by destination. */
export function meshRoutes(manifest: Manifest): readonly Route[] {
  const spec = asObject(manifest.object['spec']);
  return PROTOCOLS.flatMap((protocol) =>
    asArray(own(spec, protocol)).flatMap((rule, index) =>
      asArray(asObject(rule)['route']).flatMap((one, at) => {
        const { host, port } = asObject(asObject(one)['destination']);
        const service = serviceAt(asString(host) ?? '', manifest);
        const number = asNumber(asObject(port)['number']);
        const path = ['spec', protocol, index, 'route', at, 'destination'];
        const carrier = { kind: 'proxy', name: 'istio' } as const;
        return service ? [{ manifest, path, service, ...(number !== undefined && { port: number }), carrier }] : [];
      }),
    ),
  );
}

/** The Service that a host stands for: `web`, `web.shop.svc.cluster.local`; nothing for hosts outside of the cluster. */
export function serviceAt(host: string, from: Manifest): Route['service'] | undefined {
  const [name = '', namespace, svc] = host.split('.');
  if (name === '' || name === '*') return undefined;
  if (namespace === undefined) return { namespace: identityOf(from).namespace, name };
  return svc === 'svc' ? { namespace, name } : undefined;
}
