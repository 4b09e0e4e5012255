import { asArray, asObject, type JsonObject } from '../../kubernetes';

/** What Kubernetes fills for each pod anew, or from its own objects. */
const FILLED: ReadonlySet<string> = new Set(['configMap', 'downwardAPI', 'emptyDir', 'image', 'projected', 'secret']);

/** Whether pods mount anything that outlives them: a claim, a share, a directory of their node. */
export function hasStorage(podSpec: JsonObject): boolean {
  return asArray(podSpec['volumes'])
    .map(asObject)
    .some((volume) => Object.keys(volume).some((source) => source !== 'name' && !FILLED.has(source)));
}
