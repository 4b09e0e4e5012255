import { asArray, asObject, asString, asStrings, type JsonObject } from '../../kubernetes';
import { directoryOf } from './directories';
import { knownKind, type KnownKind } from './known-kind';
import { identityOf, type Manifest } from './manifest';
import type { NamedObjects } from './named-objects';

/** What a controller calls what it makes: a name without what the controller has put behind it. */
const MADE_BY: Partial<Record<KnownKind, { readonly kinds: readonly KnownKind[]; readonly suffix: RegExp }>> = {
  ReplicaSet: { kinds: ['Deployment', 'Rollout'], suffix: /-[a-z0-9]+$/ },
  Job: { kinds: ['CronJob'], suffix: /-\d+$/ },
};

/** The reference to what controls an object, such as the ReplicaSet of a Pod; nothing for one that stands alone. */
export function controllerReference({ object }: Manifest): JsonObject | undefined {
  const references = asArray(asObject(object['metadata'])['ownerReferences']).map(asObject);
  return references.find(({ controller }) => controller === true) ?? references[0];
}

/**
 * What controls an object, where it is among the objects read: then it says everything about its pods. A ReplicaSet
 * or a Job that is not among them is looked through, to what has made it.
 */
export function controllerOf(manifest: Manifest, objects: NamedObjects): Manifest | undefined {
  const reference = controllerReference(manifest);
  const kind = reference && knownKind(reference);
  const name = asString(reference?.['name']);
  if (kind === undefined || name === undefined) return undefined;
  const { namespace } = identityOf(manifest);
  const find = (one: KnownKind, called: string) => objects.find(one, namespace, called, directoryOf(manifest));
  const { kinds = [], suffix = '' } = MADE_BY[kind] ?? {};
  return find(kind, name) ?? kinds.map((one) => find(one, name.replace(suffix, ''))).find((found) => found);
}

/** Whether an object was made by a controller, rather than written: it has an owner, or mirrors a file of a node. */
export function isMade(manifest: Manifest): boolean {
  const annotations = asStrings(asObject(manifest.object['metadata'])['annotations']);
  return controllerReference(manifest) !== undefined || 'kubernetes.io/config.mirror' in annotations;
}
