import { asArray, asObject, asString, type JsonObject } from '../../kubernetes';

/** The workload that a pod belongs to. */
export interface PodController {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** The labels that hold what the name of a ReplicaSet ends with, and who makes such ReplicaSets. */
const HASHES = [
  ['rollouts-pod-template-hash', 'Rollout'],
  ['pod-template-hash', 'Deployment'],
] as const;

/**
 * The workload that somebody writes for a pod: a Deployment for the pods of its ReplicaSets, a CronJob for those of its
 * Jobs; the pod itself where nothing controls it.
 */
export function controllerOf(pod: JsonObject): PodController {
  const metadata = asObject(pod['metadata']);
  const namespace = asString(metadata['namespace']) ?? 'default';
  const owner = asArray(metadata['ownerReferences'])
    .map(asObject)
    .find(({ controller }) => controller === true);
  if (!owner) return { kind: 'Pod', namespace, name: asString(metadata['name']) ?? '' };
  const [kind, name] = [asString(owner['kind']) ?? '', asString(owner['name']) ?? ''];
  if (kind === 'ReplicaSet') {
    for (const [label, above] of HASHES) {
      const hash = asString(asObject(metadata['labels'])[label]);
      if (hash !== undefined && name.endsWith(`-${hash}`)) {
        return { kind: above, namespace, name: name.slice(0, -hash.length - 1) };
      }
    }
  }
  // The Jobs of a CronJob are named after the minute that they are for.
  const scheduled = kind === 'Job' ? /^(.+)-\d{8,10}$/.exec(name)?.[1] : undefined;
  return scheduled === undefined ? { kind, namespace, name } : { kind: 'CronJob', namespace, name: scheduled };
}
