/**
 * What a workload and its selector are called. Both are immutable in the cluster: a changed selector cannot be
 * applied, a changed name is another workload, and the old one is deleted.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#label-selector-updates
 */
export class Identity {
  /**
   * By `metadata.name`, else by the construct's id. Renaming, moving or wrapping constructs changes nothing as long
   * as the name is stated (or the id stays). This is the default.
   */
  public static fromName(): Identity {
    return new Identity(false);
  }

  /**
   * By the construct's path, exactly as cdk8s-plus does it: for a Deployment that has been applied from cdk8s-plus
   * and must keep its name and its selector.
   */
  public static fromConstructPath(): Identity {
    return new Identity(true);
  }

  private constructor(
    /** @internal */
    readonly _byPath: boolean,
  ) {}
}
