import { oncePer } from '../../../kubernetes';
import {
  asArray,
  asObject,
  asString,
  identityOf,
  type JsonObject,
  webhooksAsking,
  webhooksBy,
  type Workload,
  type World,
} from '../../../workload';

/** Whether the API server asks these pods by a webhook, which it does at once or not at all. */
export function isAskedByWebhooks(workload: Workload, world: World): boolean {
  return webhooksAsking(workload, world).length > 0;
}

/**
 * Whether every webhook by which the API server asks these pods is about kinds that a controller has brought along:
 * controllers, and people, who change those try again. Where there is none, too.
 */
export function isOnlyAskedOfOwnKinds(workload: Workload, world: World): boolean {
  return webhooksAsking(workload, world).every(
    ({ rules }) => asArray(rules).length > 0 && asArray(rules).map(asObject).every(isOfOwnKinds),
  );
}

/** Whether only webhooks lead to these pods. */
export function isOnlyAskedByWebhooks({ services }: Workload, world: World): boolean {
  return services.length > 0 && services.every((service) => webhooksBy(service, world).length > 0);
}

/** Whether the API server goes on without these pods: they only look at what is written, and need not have seen it. */
export function isOnlyAskedToLook(workload: Workload, world: World): boolean {
  return isOnlyAskedByWebhooks(workload, world) && webhooksAsking(workload, world).every(isToLookOnly);
}

/** Whether the API server goes on without these pods, and without what they would have changed. */
export function isLeftOutWhereAway(workload: Workload, world: World): boolean {
  const asking = webhooksAsking(workload, world);
  return isOnlyAskedByWebhooks(workload, world) && asking.every(({ failurePolicy }) => failurePolicy === 'Ignore');
}

function isToLookOnly({ failurePolicy, isValidating }: JsonObject): boolean {
  return isValidating === true && failurePolicy === 'Ignore';
}

/**
 * What the API server refuses, or cannot answer, while none of these pods answers, as the end of a sentence; empty where it
 * carries on.
 */
export function refusedWithout(workload: Workload, world: World): string {
  // What is not said in the version v1 is Fail.
  const strict = webhooksAsking(workload, world).find(({ failurePolicy = 'Fail' }) => failurePolicy === 'Fail');
  if (strict)
    return `; while it is away the API server refuses what it has to ask the webhook ${asString(strict['name']) ?? ''} about`;
  const group = groupServed(workload, world);
  return group === undefined ? '' : `; while it is away the API server answers nothing of the API ${group}`;
}

/** The group and version of an API whose requests the API server hands on to these pods. */
function groupServed({ services }: Workload, world: World): string | undefined {
  const keys = services.map((service) => keyOf(identityOf(service)));
  return keys.map((key) => handedOn(world).get(key)).find((group) => group !== undefined);
}

/** @see https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/apiserver-aggregation/ */
const handedOn = oncePer((world: World): ReadonlyMap<string, string> => {
  const specs = world.ofKind('APIService').map(({ object }) => asObject(object['spec']));
  return new Map(
    specs.flatMap(({ service, group, version }) => {
      const { name, namespace } = asObject(service);
      if (typeof name !== 'string') return [];
      return [[keyOf({ name, namespace: asString(namespace) ?? '' }), `${asString(group)}/${asString(version)}`]];
    }),
  );
});

const keyOf = ({ name, namespace }: { readonly name: string; readonly namespace: string }) => `${namespace}/${name}`;

/** Groups without a dot, and those of *.k8s.io, are Kubernetes' own. */
function isOfOwnKinds({ apiGroups }: JsonObject): boolean {
  return asArray(apiGroups).every((group) => /\./.test(String(group)) && !/\.k8s\.io$/.test(String(group)));
}
