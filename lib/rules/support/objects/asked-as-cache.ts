import { oncePer } from '../../../kubernetes';
import {
  asArray,
  asObject,
  asString,
  identityOf,
  repositoryOf,
  isObject,
  isWorkload,
  podTemplateOf,
  type JsonObject,
  type Workload,
  type World,
} from '../../../workload';

/** Variables and flags by which a client is told of a cache. */
const OF_CACHE = /cache|session|rate_?limit/i;

/**
 * Clients that keep in it only what they have from elsewhere, or what is over in a minute.
 *
 * @see https://github.com/envoyproxy/ratelimit#redis
 * @see https://doc.owncloud.com/server/latest/admin_manual/configuration/server/caching_configuration.html
 * @see https://docs.nextcloud.com/server/stable/admin_manual/configuration_server/caching_configuration.html
 * @see https://oauth2-proxy.github.io/oauth2-proxy/configuration/session_storage
 */
const CACHING = /(?:^|\/)(?:ratelimit|owncloud\/server|owncloud|nextcloud|oauth2-proxy|searxng)$/;

/** Whether all clients that name a workload use it as a cache: what is gone they have from elsewhere, or again. */
export function isAskedAsCache({ services, identity }: Workload, world: World): boolean {
  const names = services.map((service) => identityOf(service).name);
  const asking = clients(world).filter(({ namespace, text }) => namespace === identity.namespace && isIn(text, names));
  return asking.length > 0 && asking.every(({ isCaching }) => isCaching);
}

/** A variable or an argument of a container, which may name what it asks. */
interface Client {
  readonly namespace: string;
  readonly text: string;
  readonly isCaching: boolean;
}

const clients = oncePer((world: World): readonly Client[] =>
  world.manifests.filter(isWorkload).flatMap((manifest) => {
    const { namespace } = identityOf(manifest);
    const containers = asArray(asObject(podTemplateOf(manifest)['spec'])['containers']).filter(isObject);
    return containers.flatMap((container) => clientsIn(container, namespace));
  }),
);

function clientsIn(container: JsonObject, namespace: string): readonly Client[] {
  const image = repositoryOf(container);
  const variables = asArray(container['env'])
    .filter(isObject)
    .map(({ name, value }) => ({ name: asString(name) ?? '', text: asString(value) ?? '' }));
  const words = [...asArray(container['command']), ...asArray(container['args'])].map((word) => asString(word) ?? '');
  const told = [...variables, ...words.map((text) => ({ name: text, text }))];
  return told.map(({ name, text }) => ({ namespace, text, isCaching: OF_CACHE.test(name) || CACHING.test(image) }));
}

/** Whether a text has one of these host names in it. */
function isIn(text: string, names: readonly string[]): boolean {
  return names.some((name) => text.split(/[^a-z0-9-]+/).includes(name));
}
