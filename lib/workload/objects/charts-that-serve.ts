import { oncePer } from '../../kubernetes';
import { identityOf, type Manifest } from './manifest';

/** What leads requests to pods, or makes the Service that does. */
const LEADING: ReadonlySet<string> = new Set([
  ...['Service', 'Ingress', 'IngressRoute', 'HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute'],
  ...['VirtualService', 'HTTPProxy', 'Route', 'TargetGroupBinding', 'Canary', 'Mapping'],
]);

/** The charts and kustomizations of which anything is there to lead requests to pods. */
const chartsThatServe = oncePer((manifests: readonly Manifest[]): ReadonlySet<string> => {
  const leading = manifests.filter((manifest) => LEADING.has(identityOf(manifest).kind));
  return new Set(leading.map(sourceOf).filter((source) => source !== undefined));
});

/** Whether all is there that a workload was rendered with, and nothing of it leads requests to any pod. */
export function isOfChartWithoutService(workload: Manifest, manifests: readonly Manifest[]): boolean {
  const source = sourceOf(workload);
  return source !== undefined && !chartsThatServe(manifests).has(source);
}

/** What an object was rendered from, and into: one chart may be installed in several places. */
function sourceOf({ isRendered, renderedFrom, directory = '' }: Manifest): string | undefined {
  return isRendered === true && renderedFrom !== undefined ? `${directory}\0${renderedFrom}` : undefined;
}
