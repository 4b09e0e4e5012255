import type { ApiObjectMetadataDefinition } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';

/** A workload made from facts whose replicas can be left to an autoscaler. */
export interface IScaledWorkload extends kplus.IResource, kplus.IScalable {
  /** Its metadata. */
  readonly metadata: ApiObjectMetadataDefinition;
}
