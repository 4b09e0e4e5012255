import type { KubernetesVersion } from '../kubernetes-version';
import type { Labels } from '../selector-matches';

/** What the validation of a pod's spec depends on beside the spec. */
export interface PodContext {
  readonly version: KubernetesVersion;
  /** The labels of the Pod; nothing when the spec is a template's, where some rules are laxer. */
  readonly podLabels?: Labels;
}
