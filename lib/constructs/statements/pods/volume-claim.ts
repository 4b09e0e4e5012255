import type { Size } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';

/**
 * A volume that each member of a StatefulSet has for itself, and finds again under its name: on another node, too,
 * where the volume can go there.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#volume-claim-templates
 */
export interface VolumeClaim {
  /** Its name; claims are called NAME-MEMBER, and it cannot be changed later. */
  readonly name: string;

  /** How large it is: `Size.gibibytes(20)`. */
  readonly storage: Size;

  /** Where it is mounted. */
  readonly mountPath: string;

  /**
   * The class of storage that makes it.
   *
   * @default - the cluster's own
   */
  readonly storageClassName?: string;

  /**
   * Who may mount it. One node at a time is what a member needs.
   *
   * @default PersistentVolumeAccessMode.READ_WRITE_ONCE
   */
  readonly accessMode?: kplus.PersistentVolumeAccessMode;

  /**
   * The names of the containers that mount it.
   *
   * @default - the container that serves
   */
  readonly containers?: string[];
}
