import {
  asArray,
  asObject,
  asString,
  oncePer,
  own,
  type FieldPath,
  type Json,
  type JsonObject,
} from '../../kubernetes';
import type { Container } from '../containers/container';
import type { Workload } from '../workload';

/** Something of its namespace that a pod cannot do without. */
export interface PodReference {
  readonly kind: 'ConfigMap' | 'Secret' | 'ServiceAccount';
  readonly name: string;
  /** The one key of it that is asked for. @default it as a whole */
  readonly key?: string;
  readonly path: FieldPath;
}

type Source = Omit<PodReference, 'path'>;

/**
 * What a pod waits for before its containers start: every ConfigMap, Secret and key that is not optional, and its
 * ServiceAccount.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/configmap/#using-configmaps
 */
export const podReferences = oncePer((workload: Workload): readonly PodReference[] => referencesOf(workload));

/** What has to be known of a pod to tell what it waits for. */
interface Pod extends Pick<Workload, 'podSpec' | 'podPath'> {
  readonly containers: readonly Pick<Container, 'json' | 'path'>[];
}

/** The same of a pod that is about to be written. */
export function referencesOf({ podSpec, podPath, containers }: Pod): readonly PodReference[] {
  return [
    ...serviceAccountOf({ podSpec, podPath }),
    ...containers.flatMap(({ json, path }) => [
      ...asArray(json['envFrom']).flatMap((one, at) => wholes(asObject(one), [...path, 'envFrom', at])),
      ...asArray(json['env']).flatMap((one, at) =>
        keysOf(asObject(one)['valueFrom'], [...path, 'env', at, 'valueFrom']),
      ),
    ]),
    ...asArray(podSpec['volumes']).flatMap((volume, at) =>
      volumeReferences(asObject(volume), [...podPath, 'volumes', at]),
    ),
  ];
}

function serviceAccountOf({ podSpec, podPath }: Omit<Pod, 'containers'>): readonly PodReference[] {
  const field = asString(podSpec['serviceAccountName']) ? 'serviceAccountName' : 'serviceAccount';
  const name = asString(podSpec[field]);
  return name && name !== 'default' ? [{ kind: 'ServiceAccount', name, path: [...podPath, field] }] : [];
}

function wholes({ configMapRef, secretRef }: JsonObject, path: FieldPath): readonly PodReference[] {
  return [
    ...named('ConfigMap', configMapRef, [...path, 'configMapRef', 'name']),
    ...named('Secret', secretRef, [...path, 'secretRef', 'name']),
  ];
}

function keysOf(valueFrom: Json | undefined, path: FieldPath): readonly PodReference[] {
  const { configMapKeyRef, secretKeyRef } = asObject(valueFrom);
  return [
    ...keyed('ConfigMap', configMapKeyRef, [...path, 'configMapKeyRef']),
    ...keyed('Secret', secretKeyRef, [...path, 'secretKeyRef']),
  ];
}

function volumeReferences({ configMap, secret, projected }: JsonObject, path: FieldPath): readonly PodReference[] {
  return [
    ...itemsOf('ConfigMap', configMap, [...path, 'configMap'], 'name'),
    ...itemsOf('Secret', secret, [...path, 'secret'], 'secretName'),
    ...asArray(asObject(projected)['sources']).flatMap((source, at) => [
      ...itemsOf(
        'ConfigMap',
        asObject(source)['configMap'],
        [...path, 'projected', 'sources', at, 'configMap'],
        'name',
      ),
      ...itemsOf('Secret', asObject(source)['secret'], [...path, 'projected', 'sources', at, 'secret'], 'name'),
    ]),
  ];
}

/** A volume of it: as a whole, or with the keys that it picks. */
function itemsOf(
  kind: Source['kind'],
  json: Json | undefined,
  path: FieldPath,
  field: string,
): readonly PodReference[] {
  const source = asObject(json);
  const name = asString(own(source, field));
  if (!name || source['optional'] === true) return [];
  const keys = asArray(source['items']).flatMap((item, at) => {
    const key = asString(asObject(item)['key']);
    return key === undefined ? [] : [{ kind, name, key, path: [...path, 'items', at, 'key'] }];
  });
  return keys.length > 0 ? keys : [{ kind, name, path: [...path, field] }];
}

function named(kind: Source['kind'], json: Json | undefined, path: FieldPath): readonly PodReference[] {
  const { name, optional } = asObject(json);
  const called = asString(name);
  return called && optional !== true ? [{ kind, name: called, path }] : [];
}

function keyed(kind: Source['kind'], json: Json | undefined, path: FieldPath): readonly PodReference[] {
  const { name, key, optional } = asObject(json);
  const [called, asked] = [asString(name), asString(key)];
  return called && asked !== undefined && optional !== true ? [{ kind, name: called, key: asked, path }] : [];
}
