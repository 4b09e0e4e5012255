import { asArray, asObject, asString, oncePer } from '../../kubernetes';
import { knownKind } from '../objects/known-kind';
import { identityOf, type Manifest } from '../objects/manifest';
import type { Carrier, Route } from '../traffic/routes/route';
import { targetType } from '../traffic/routes/target-type';
import type { World } from '../workload';
import { ingressAddress, ruleAddresses } from './addresses';

/** What a load balancer of a cloud keeps one list of targets for, and the address that leads to it. */
export interface Pool {
  readonly address: string;
  readonly route: Route;
  /** The same for the same pool. */
  readonly key: string;
  readonly words: string;
}

/** What the load balancers of clouds call such a list; others keep none. */
export const POOL_WORDS: ReadonlyMap<Carrier['kind'], string> = new Map([
  ['aws-alb', 'target group'],
  ['aws-nlb', 'target group'],
  ['gke', 'network endpoint group'],
]);

/** The pools of every route of a world, by the object that has it. */
export const poolsBy = oncePer((world: World): ReadonlyMap<Manifest, readonly Pool[]> => {
  const pools = new Map<Manifest, Pool[]>();
  for (const { route, services } of world.routes) {
    const { manifest } = route;
    const [service] = services;
    if (!POOL_WORDS.has(route.carrier.kind) || !service || knownKind(manifest.object) === 'TargetGroupBinding')
      continue;
    pools.set(manifest, [...(pools.get(manifest) ?? []), ...poolsOf(route, service, world)]);
  }
  return pools;
});

function poolsOf(route: Route, service: Manifest, world: World): readonly Pool[] {
  const { kind } = route.carrier;
  const { namespace, name } = identityOf(service);
  const targets = kind === 'gke' ? undefined : targetsOf(route.manifest, service, world);
  const port = route.port === undefined ? '' : `:${route.port}`;
  // A controller of AWS makes pools for each Ingress; those of an Ingress group, and of Google's, are shared.
  const owner = kind === 'gke' ? '' : ownerOf(route.manifest);
  return addressesOf(route).map((address) => ({
    address,
    route,
    key: [kind, owner, namespace, name, port, targets ?? ''].join(' '),
    words: `the Service ${name}${port}${targets === undefined ? '' : ` by ${targets}`}`,
  }));
}

function targetsOf(route: Manifest, service: Manifest, world: World): string {
  const type = targetType(route, service, world);
  const isOnNodes = ['NodePort', 'LoadBalancer'].includes(asString(asObject(service.object['spec'])['type']) ?? '');
  return type ?? (isOnNodes ? 'instance' : 'ip');
}

function ownerOf(route: Manifest): string {
  const annotations = asObject(asObject(route.object['metadata'])['annotations']);
  const group = asString(annotations['alb.ingress.kubernetes.io/group.name']);
  const { namespace, name } = identityOf(route);
  return group === undefined ? `${namespace}/${name}` : `group ${group}`;
}

/** The addresses that lead to a backend. */
export function addressesOf({ manifest, path }: Route): readonly string[] {
  const spec = asObject(manifest.object['spec']);
  const [, , index, , , at] = path;
  const rule = typeof index === 'number' ? asObject(asArray(spec['rules'])[index]) : {};
  if (knownKind(manifest.object) !== 'Ingress') return ruleAddresses(spec, rule);
  if (typeof at !== 'number') return ['everything else'];
  return [ingressAddress(rule, asObject(asArray(asObject(rule['http'])['paths'])[at]))];
}
