import { asArray, asObject, asString, type JsonObject } from '../../kubernetes';
import type { WrittenContainer } from '../containers/container';
import { directoryOf } from './directories';
import { identityOf, type Manifest } from './manifest';
import { mountedFiles } from './mounted-files';
import type { NamedObjects } from './named-objects';

/** What a container finds in the ConfigMaps that it mounts, or takes variables from, as one text. */
export function mountedTexts(
  { json }: Pick<WrittenContainer, 'json'>,
  workload: Manifest,
  podSpec: JsonObject,
  objects: NamedObjects,
): string {
  const { namespace } = identityOf(workload);
  const dataOf = (name: string) =>
    Object.entries(asObject(objects.find('ConfigMap', namespace, name, directoryOf(workload))?.object['data']));
  const variables = asArray(json['envFrom']).flatMap(configMapRefOf).flatMap(dataOf);
  return [
    ...mountedFiles({ json }, workload, podSpec, objects).map(({ text }) => text),
    ...variables.flatMap(([name, value]) => (asString(value) === undefined ? [] : `${name}=${value}`)),
  ].join('\n');
}

function configMapRefOf(source: unknown): readonly string[] {
  const { configMapRef } = asObject(source as JsonObject);
  return asString(asObject(configMapRef)['name']) === undefined ? [] : [String(asObject(configMapRef)['name'])];
}
