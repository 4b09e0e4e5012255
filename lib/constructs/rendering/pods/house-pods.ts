import * as kplus from 'cdk8s-plus-28';
import { asObject, type JsonObject } from '../../../workload';
import type { WorkloadFacts } from '../../statements/workload-facts';
import { inKeyOrder } from '../app/rendered-object';

/** What may be stated once for the pods of many workloads. */
export interface HousePods extends Pick<
  WorkloadFacts,
  'labels' | 'resources' | 'priorityClassName' | 'topologySpread'
> {
  readonly securityContext?: kplus.PodSecurityContextProps;
}

/** Labels of the house beside those that are rendered, which count more. */
export function withHouseLabels(metadata: JsonObject, { labels }: HousePods): JsonObject {
  if (!labels || Object.keys(labels).length === 0) return metadata;
  return inKeyOrder({ ...metadata, labels: inKeyOrder({ ...labels, ...asObject(metadata['labels']) }) });
}

/** The user and group of the pods, as their facts and their scopes say. */
export function securityContextOf({ securityContext }: HousePods): { readonly securityContext?: JsonObject } {
  if (!securityContext) return {};
  const context = new kplus.PodSecurityContext(securityContext)._toKube();
  const written = Object.entries(context).filter(([, value]) => value !== undefined);
  return { securityContext: inKeyOrder(Object.fromEntries(written)) as JsonObject };
}

/** The resources of a container that states none. */
export function houseResources(rendered: JsonObject, { resources }: HousePods): { readonly resources?: JsonObject } {
  if (!resources || rendered['resources'] !== undefined) return {};
  const { requests, limits } = new kplus.Container({ image: 'any', resources })._toKube().resources ?? {};
  return { resources: inKeyOrder({ ...amounts('limits', limits), ...amounts('requests', requests) }) as JsonObject };
}

function amounts(what: string, list: { readonly [name: string]: kplus.k8s.Quantity } = {}): JsonObject {
  const written = Object.entries(list).map(([name, { value }]) => [name, value as string] as const);
  return written.length === 0 ? {} : { [what]: Object.fromEntries(written) };
}
