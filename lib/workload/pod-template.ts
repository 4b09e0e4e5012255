import { asObject, asStrings, type FieldPath, type JsonObject, own } from '../kubernetes';
import { knownKind, type KnownKind } from './objects/known-kind';
import { identityOf, type Manifest } from './objects/manifest';
import type { Labels } from './objects/selector-index';

/** A Pod is its own template. */
const OF_POD: FieldPath = [];

/** Where the pod template of a kind stands; the pod itself for a Pod. */
const TEMPLATE_PATHS: Partial<Record<KnownKind, FieldPath>> = {
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  ReplicationController: ['spec', 'template'],
  Rollout: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
  Pod: OF_POD,
};

/** A Rollout of Argo that borrows the template of a Deployment runs no pods of its own making. */
function borrowsTemplate({ object }: Manifest): boolean {
  const { workloadRef } = asObject(object['spec']);
  return knownKind(object) === 'Rollout' && workloadRef !== undefined && workloadRef !== null;
}

/** Whether an object runs pods. */
export function isWorkload(manifest: Manifest): boolean {
  const kind = knownKind(manifest.object);
  return kind !== undefined && TEMPLATE_PATHS[kind] !== undefined && !borrowsTemplate(manifest);
}

/** From a workload to its pod template. */
export function templatePath({ object }: Pick<Manifest, 'object'>): FieldPath {
  return TEMPLATE_PATHS[knownKind(object) ?? 'Pod'] ?? OF_POD;
}

/** The pod template of a workload, or the Pod. */
export function podTemplateOf(manifest: Manifest): JsonObject {
  return templatePath(manifest).reduce<JsonObject>((object, key) => asObject(own(object, key)), manifest.object);
}

/** The labels that all pods of a workload have, with those that its controller gives them. */
export function podLabelsOf(manifest: Manifest): Labels {
  const written = asStrings(asObject(podTemplateOf(manifest)['metadata'])['labels']);
  if (knownKind(manifest.object) !== 'Job') return written;
  const { name } = identityOf(manifest);
  return { ...written, 'job-name': name, 'batch.kubernetes.io/job-name': name };
}
