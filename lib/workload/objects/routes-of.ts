import { asObject } from '../../kubernetes';
import { directoryOf } from './directories';
import { knownKind, type KnownKind } from './known-kind';
import type { Manifest } from './manifest';
import type { NamedObjects } from './named-objects';
import { bindingRoutes, gatewayRoutes, isGatewayRoute } from '../traffic/routes/gateway-routes';
import { ingressRoutes } from '../traffic/routes/ingress-routes';
import { meshRoutes } from '../traffic/routes/mesh-routes';
import type { Route } from '../traffic/routes/route';

/** The objects that a route may speak of. */
interface Objects {
  readonly objects: NamedObjects;
  of(kind: KnownKind): readonly Manifest[];
}

/** What an object takes from outside to Services; nothing for most. */
export function routesOf(manifest: Manifest, cluster: Objects): readonly Route[] {
  const { objects } = cluster;
  const kind = knownKind(manifest.object);
  if (kind === 'Ingress') {
    const classes = () => cluster.of('IngressClass').filter(isDefaultClass);
    const defaultClass = (directory: string) => classes().find((one) => directoryOf(one) === directory) ?? classes()[0];
    return ingressRoutes(manifest, { objects, defaultClass });
  }
  if (kind === 'TargetGroupBinding') return bindingRoutes(manifest);
  if (kind === 'VirtualService') return meshRoutes(manifest);
  return isGatewayRoute(manifest) ? gatewayRoutes(manifest, objects) : [];
}

function isDefaultClass({ object }: Manifest): boolean {
  const annotations = asObject(asObject(object['metadata'])['annotations']);
  return annotations['ingressclass.kubernetes.io/is-default-class'] === 'true';
}
