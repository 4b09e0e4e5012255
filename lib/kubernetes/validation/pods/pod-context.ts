import type { KubernetesVersion } from '../../versions/kubernetes-version';
import type { Labels } from '../../routing/selector-matches';
import type { JsonObject } from '../values/json';

/** What the validation of a pod's spec depends on beside the spec. */
export interface PodContext {
  readonly version: KubernetesVersion;
  /** The labels of the Pod; nothing when the spec is a template's, where some rules are laxer. */
  readonly podLabels?: Labels;
  /** The name of the Pod, where it is known. */
  readonly podName?: string;
  /** Volumes that the controller of a template adds to its own, such as a StatefulSet's claims. */
  readonly addedVolumes?: readonly JsonObject[];
  /** The pod's volumes that are valid, by name; nothing as long as they have not been looked at. */
  readonly volumes?: ReadonlyMap<string, JsonObject>;
  /** The names by which the pod claims devices. */
  readonly claims?: ReadonlySet<string>;
  readonly restartPolicy?: string;
  /** Whether the pod has the users of its node. @default true */
  readonly hasHostUsers?: boolean;
}

/** A pod that claims no devices. */
export const NO_CLAIMS: ReadonlySet<string> = new Set();
