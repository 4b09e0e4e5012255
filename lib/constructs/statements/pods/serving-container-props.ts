import type * as kplus from 'cdk8s-plus-28';

/**
 * The container that serves: everything of cdk8s-plus's container but probes and lifecycle hooks, which follow from
 * the facts (`health`, `postStart`, `preStop`).
 */
export interface ServingContainerProps {
  /**
   * Its name.
   *
   * @default main
   */
  readonly name?: string;

  /**
   * Its image.
   *
   * @default - `image` of the workload
   */
  readonly image?: string;

  /**
   * Its entrypoint.
   *
   * @default - the image's
   */
  readonly command?: string[];

  /**
   * Arguments of its entrypoint.
   *
   * @default - the image's
   */
  readonly args?: string[];

  /**
   * Its working directory.
   *
   * @default - the image's
   */
  readonly workingDir?: string;

  /**
   * Environment variables.
   *
   * @default - none
   */
  readonly envVariables?: { [name: string]: kplus.EnvValue };

  /**
   * Sources of environment variables.
   *
   * @default - none
   */
  readonly envFrom?: kplus.EnvFrom[];

  /**
   * Where volumes are mounted.
   *
   * @default - none
   */
  readonly volumeMounts?: kplus.VolumeMount[];

  /**
   * When the image is pulled.
   *
   * @default ImagePullPolicy.ALWAYS
   */
  readonly imagePullPolicy?: kplus.ImagePullPolicy;

  /**
   * Requests and limits.
   *
   * @default - none: only what is stated is written
   */
  readonly resources?: kplus.ContainerResources;

  /**
   * Its security context.
   *
   * @default - cdk8s-plus's: not root, read-only root file system, no privileges
   */
  readonly securityContext?: kplus.ContainerSecurityContextProps;

  /**
   * Its ports, besides `port` of the workload. Give them names to use them by name.
   *
   * @default - `port` of the workload alone
   */
  readonly ports?: kplus.ContainerPort[];
}
