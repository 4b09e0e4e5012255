import { ASSUMED, knownTraffic, type StatedFacts, type TrafficSource } from '../facts';
import { asObject } from '../kubernetes';
import type { Fact, WrittenContainer } from './container';
import type { Manifest } from './manifest';
import { looksServing } from './serving-containers';

/** Which traffic reaches the pods: as stated, else as the Services tell, else assumed where a container has a port. */
export function readTraffic(
  facts: StatedFacts,
  services: readonly Manifest[],
  containers: readonly WrittenContainer[],
): Fact<readonly TrafficSource[]> {
  if (facts.traffic) return { value: facts.traffic };
  if (services.length > 0) return { value: uniqueSources(services.map(serviceTraffic)) };
  const serves = containers.some((container) => container.role === 'regular' && looksServing(container));
  return serves
    ? { value: ASSUMED.traffic, assumption: 'a ClusterIP Service sends requests to these pods' }
    : { value: [] };
}

function serviceTraffic({ object }: Manifest): TrafficSource {
  const spec = asObject(object['spec']);
  if (spec['clusterIP'] === 'None') return knownTraffic('headless');
  const outside = spec['type'] === 'NodePort' || spec['type'] === 'LoadBalancer';
  return knownTraffic(outside ? 'node-port' : 'cluster-ip');
}

function uniqueSources(sources: readonly TrafficSource[]): readonly TrafficSource[] {
  return [...new Map(sources.map((source) => [source.kind, source])).values()];
}
