import {
  asObject,
  asString,
  isObject,
  withField,
  type FieldPath,
  type Json,
  type JsonObject,
  valueAt,
} from '../../kubernetes';
import type { AddedLabels, Additions } from './kustomization';

/**
 * An object with what a kustomization adds to all that it builds from: namespace, labels, annotations, replicas. What
 * only names things otherwise is left as it is: names and what refers to them change together.
 *
 * @see https://github.com/kubernetes-sigs/kustomize/tree/master/api/internal/konfig/builtinpluginconsts
 */
export function withAdditions(object: JsonObject, { namespace, labels, annotations, replicas }: Additions): JsonObject {
  const steps: readonly ((one: JsonObject) => JsonObject)[] = [
    (one) => (namespace === undefined || isClusterWide(one) ? one : withSet(one, ['metadata', 'namespace'], namespace)),
    (one) => withEntries(one, ['metadata', 'annotations'], annotations),
    ...labels.map((added) => (one: JsonObject) => withLabels(one, added)),
    (one) => withReplicas(one, replicas),
  ];
  return steps.reduce((one, step) => step(one), object);
}

/** Kinds that have no namespace, as far as they come beside workloads. */
const CLUSTER_WIDE: ReadonlySet<unknown> = new Set([
  ...['Namespace', 'ClusterRole', 'ClusterRoleBinding', 'CustomResourceDefinition', 'PersistentVolume', 'StorageClass'],
  ...['PriorityClass', 'IngressClass', 'GatewayClass', 'RuntimeClass', 'APIService', 'ClusterIssuer'],
  ...['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'],
]);

function isClusterWide({ kind }: JsonObject): boolean {
  return CLUSTER_WIDE.has(kind);
}

const TEMPLATE_LABELS: FieldPath = ['spec', 'template', 'metadata', 'labels'];
const MATCH_LABELS: FieldPath = ['spec', 'selector', 'matchLabels'];

/** Where labels go beside the metadata, by kind: a selector that is made where there is none, and the pods' template. */
const SELECTORS: ReadonlyMap<unknown, FieldPath> = new Map<unknown, FieldPath>([
  ['Service', ['spec', 'selector']],
  ['ReplicationController', ['spec', 'selector']],
  ...['Deployment', 'ReplicaSet', 'DaemonSet', 'StatefulSet'].map((kind) => [kind, MATCH_LABELS] as const),
]);

/** Selectors that get labels only where they have some. */
const WRITTEN_SELECTORS: ReadonlyMap<unknown, FieldPath> = new Map<unknown, FieldPath>([
  ['Job', MATCH_LABELS],
  ['PodDisruptionBudget', MATCH_LABELS],
  ['NetworkPolicy', ['spec', 'podSelector', 'matchLabels']],
]);

const TEMPLATES: ReadonlyMap<unknown, FieldPath> = new Map<unknown, FieldPath>([
  ...['Deployment', 'ReplicaSet', 'DaemonSet', 'StatefulSet', 'ReplicationController', 'Job'].map(
    (kind) => [kind, TEMPLATE_LABELS] as const,
  ),
  ['CronJob', ['spec', 'jobTemplate', ...TEMPLATE_LABELS]],
]);

function withLabels(object: JsonObject, { pairs, toSelectors, toTemplates }: AddedLabels): JsonObject {
  const { kind } = object;
  const template = toTemplates ? TEMPLATES.get(kind) : undefined;
  const selector = toSelectors ? SELECTORS.get(kind) : undefined;
  const written = toSelectors ? WRITTEN_SELECTORS.get(kind) : undefined;
  const places: readonly (FieldPath | undefined)[] = [
    ['metadata', 'labels'],
    template,
    // A Service that leads to a name outside selects nothing.
    asObject(object['spec'])['type'] === 'ExternalName' ? undefined : selector,
    written && isObject(valueAt(object, written)) ? written : undefined,
  ];
  return places.reduce<JsonObject>((one, place) => (place ? withEntries(one, place, pairs) : one), object);
}

function withReplicas(object: JsonObject, replicas: Additions['replicas']): JsonObject {
  const count = replicas.get(asString(asObject(object['metadata'])['name']) ?? '');
  const isScaled = ['Deployment', 'ReplicaSet', 'StatefulSet', 'ReplicationController'].includes(
    String(object['kind']),
  );
  return count !== undefined && isScaled ? withSet(object, ['spec', 'replicas'], count) : object;
}

function withEntries(object: JsonObject, path: FieldPath, entries: Readonly<Record<string, string>>): JsonObject {
  return Object.entries(entries).reduce((one, [key, value]) => withSet(one, [...path, key], value), object);
}

function withSet(object: JsonObject, path: FieldPath, value: Json): JsonObject {
  return asObject(withField(object, path, value));
}
