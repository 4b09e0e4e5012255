import { asArray, asObject, asString, type JsonObject } from '../../kubernetes';

/** What Kubernetes fills for each pod anew, or from its own objects. */
const FILLED: ReadonlySet<string> = new Set(['configMap', 'downwardAPI', 'emptyDir', 'image', 'projected', 'secret']);

/** Whether pods mount anything that outlives them: a claim, a share, a directory of their node. */
export function hasStorage(podSpec: JsonObject): boolean {
  return volumesOf(podSpec).some(outlivesPods);
}

/** The first volume that outlives pods and that a container may write to. */
export function writtenVolume(podSpec: JsonObject): string | undefined {
  const mounts = asArray(podSpec['containers']).flatMap((container) => asArray(asObject(container)['volumeMounts']));
  const written = new Set(mounts.map(asObject).flatMap(({ name, readOnly }) => (readOnly === true ? [] : [name])));
  const found = volumesOf(podSpec).find((volume) => outlivesPods(volume) && written.has(volume['name']));
  return found && asString(found['name']);
}

function volumesOf(podSpec: JsonObject): readonly JsonObject[] {
  return asArray(podSpec['volumes']).map(asObject);
}

function outlivesPods(volume: JsonObject): boolean {
  return Object.keys(volume).some((source) => source !== 'name' && !FILLED.has(source));
}
