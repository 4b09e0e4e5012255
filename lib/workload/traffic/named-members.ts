import { grouped, oncePer } from '../../kubernetes';
import { wordsOf } from '../containers/run-of';
import { writtenVariables } from '../containers/written-variables';
import { governingService } from '../objects/governing-service';
import type { Workload, World } from '../workload';

/** A member of a StatefulSet that a client asks by its own name, and by no other's. */
export interface NamedMember {
  /** The client. */
  readonly by: string;
  /** The name that it asks: `redis-0.redis`. */
  readonly name: string;
}

/** The name of a pod under its headless Service. @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id */
const NAME = /(?<![\w.-])([a-z0-9][a-z0-9-]{0,61})-(\d{1,4})\.([a-z][a-z0-9-]{0,62})(?![\w-])/g;

interface Mention {
  readonly client: Workload;
  readonly set: string;
  readonly ordinal: string;
  readonly service: string;
}

/**
 * The one member of a StatefulSet that each client asks for by name: while that one is replaced, no other answers there. Who
 * names several of them has them as a list, and asks the next one.
 */
export function namedMembers(workload: Workload, world: World): readonly NamedMember[] {
  const { identity, manifest } = workload;
  const service = governingService(manifest);
  const mentions = (mentionsIn(world).get(identity.name) ?? []).filter(
    (one) =>
      one.service === service &&
      one.client.manifest !== manifest &&
      one.client.identity.namespace === identity.namespace,
  );
  return [...grouped(mentions, ({ client }) => client)].flatMap(([client, some]) => {
    const [first, ...others] = new Set(some.map(({ ordinal }) => ordinal));
    if (first === undefined || others.length > 0) return [];
    return [{ by: client.identity.name, name: `${identity.name}-${first}.${service ?? ''}` }];
  });
}

/** By the StatefulSet that they are about: what variables and arguments of others say. */
const mentionsIn = oncePer((world: World): ReadonlyMap<string, readonly Mention[]> => {
  const mentions = world.workloads.filter(({ runsToCompletion }) => !runsToCompletion).flatMap(mentionsOf);
  return grouped(mentions, ({ set }) => set);
});

function mentionsOf(client: Workload): readonly Mention[] {
  const texts = client.containers.flatMap(({ json }) => [
    ...writtenVariables(json).map(([, value]) => value),
    ...wordsOf(json),
  ]);
  return texts
    .flatMap((text) => [...text.matchAll(NAME)])
    .map(([, set = '', ordinal = '', service = '']) => ({ client, set, ordinal, service }));
}
