import { asArray, type Json, type JsonObject } from '../../kubernetes';

/** What applications look up for themselves: addresses of others, settings, which pods there are. */
const LOOKED_UP = new Set([
  ...['configmaps', 'endpoints', 'endpointslices', 'events', 'leases', 'namespaces', 'nodes', 'pods', 'secrets'],
  ...['serviceaccounts', 'services'],
]);

/**
 * Whether an account may watch what only controllers work on, workloads or kinds of their own: the API server tells it of
 * each change. Who looks services or settings up watches them as well, and may be asked by others.
 *
 * @param rights rules of the account's roles
 */
export function watchesObjects(rights: readonly JsonObject[]): boolean {
  return rights.some(({ resources, verbs }) => {
    const isWatching = texts(verbs).some((verb) => verb === 'watch' || verb === '*');
    return isWatching && texts(resources).some((resource) => !LOOKED_UP.has(resource.split('/')[0] ?? ''));
  });
}

function texts(list: Json | undefined): readonly string[] {
  return asArray(list).map(String);
}
