import { asArray, asObject, asString, isObject, type JsonObject } from '../../kubernetes';
import type { WrittenContainer } from '../containers/container';
import { directoryOf } from './directories';
import { identityOf, type Manifest } from './manifest';
import type { NamedObjects } from './named-objects';

/** What a container finds in the ConfigMaps that it mounts, or takes variables from, as one text. */
export function mountedTexts(
  { json }: WrittenContainer,
  workload: Manifest,
  podSpec: JsonObject,
  objects: NamedObjects,
): string {
  const { namespace } = identityOf(workload);
  const mounted = new Set(asArray(json['volumeMounts']).map((mount) => asObject(mount)['name']));
  const volumes = asArray(podSpec['volumes'])
    .map(asObject)
    .filter(({ name }) => mounted.has(name));
  const dataOf = (name: string) =>
    Object.entries(asObject(objects.find('ConfigMap', namespace, name, directoryOf(workload))?.object['data']));
  const files = volumes.flatMap(configMapsOf).flatMap(dataOf);
  const variables = asArray(json['envFrom']).flatMap(configMapRefOf).flatMap(dataOf);
  return [
    ...files.flatMap(([, text]) => asString(text) ?? []),
    ...variables.flatMap(([name, value]) => (asString(value) === undefined ? [] : `${name}=${value}`)),
  ].join('\n');
}

function configMapsOf({ configMap, projected }: JsonObject): readonly string[] {
  const sources = [
    configMap,
    ...asArray(asObject(projected)['sources']).map((source) => asObject(source)['configMap']),
  ];
  return sources.filter(isObject).flatMap((source) => asString(source['name']) ?? []);
}

function configMapRefOf(source: unknown): readonly string[] {
  const { configMapRef } = asObject(source as JsonObject);
  return asString(asObject(configMapRef)['name']) === undefined ? [] : [String(asObject(configMapRef)['name'])];
}
