import { FactError } from './fact-error';
import { optionsOf, shown } from './typed';

/** What a workload that runs already is called, and by which labels it selects its pods. */
export interface IdentityOptions {
  /**
   * The name of the workload, of its Service and of its budget.
   *
   * @default - `metadata.name`, else the construct's id
   */
  readonly name?: string;

  /** The labels that it selects its pods by, exactly as they are in the cluster. */
  readonly selector: { [label: string]: string };
}

/**
 * What a workload and its selector are called. Both are immutable in the cluster: a changed selector cannot be
 * applied, a changed name is another workload, and the old one is deleted.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#label-selector-updates
 */
export class Identity {
  /**
   * By `metadata.name`, else by the construct's id. Renaming, moving or wrapping constructs changes nothing as long
   * as the name is stated (or the id stays). Ids that name a kind and nothing else, as the inner one of a wrapper
   * (`Default`, `Resource`, `deployment`), stand for the id of what they are in. This is the default.
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

  /**
   * As it is in the cluster, made by Helm, by kustomize or by hand: this name, and these labels in the selectors of
   * the workload, of its Service and of its budget.
   *
   * @example
   * identity: Identity.of({ name: 'web', selector: { app: 'web' } })
   */
  public static of(options: IdentityOptions): Identity {
    optionsOf(options ?? {}, 'Identity.of', { name: true, selector: true });
    const labels = Object.entries(options?.selector ?? {});
    if (labels.length === 0 || labels.some(([, value]) => typeof value !== 'string'))
      throw new FactError(`'selector' takes labels, such as { app: 'web' }, and is ${shown(options?.selector)}`);
    return new Identity(false, options.name, { ...options.selector });
  }

  private constructor(
    /** @internal */
    readonly _byPath: boolean,
    /** @internal */
    readonly _name?: string,
    /** @internal */
    readonly _selector?: Readonly<Record<string, string>>,
  ) {}
}
