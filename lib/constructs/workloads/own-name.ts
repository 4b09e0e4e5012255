import * as kplus from 'cdk8s-plus-28';
import type { ApiObjectMetadata } from 'cdk8s';
import { Identity } from '../statements/identity';

/** What decides on the name of a workload. */
interface Named {
  readonly identity?: Identity;
  readonly metadata?: ApiObjectMetadata;
}

/** The name of the workload; none where cdk8s-plus makes one from the construct's path. */
export function ownName(id: string, { identity = Identity.fromName(), metadata }: Named): string | undefined {
  return identity._byPath ? undefined : (metadata?.name ?? id);
}

/** Lets a workload select its pods by its name, where it has one of its own. */
export function identify(workload: kplus.Workload, name: string | undefined): void {
  if (name === undefined) return;
  workload.podMetadata.addLabel(kplus.Pod.ADDRESS_LABEL, name);
  workload.select(kplus.LabelSelector.of({ labels: { [kplus.Pod.ADDRESS_LABEL]: name } }));
}
