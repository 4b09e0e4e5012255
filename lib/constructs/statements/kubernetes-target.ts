import type { IConstruct } from 'constructs';
import { DEFAULT_KUBERNETES_VERSION, parseKubernetesVersion, type KubernetesVersion } from '../../kubernetes';
import { FactError } from './fact-error';
import { shown } from './typed';

const TARGETS = new WeakMap<IConstruct, KubernetesVersion>();

/**
 * The Kubernetes version that manifests are written for, set once for an app, a chart or any construct. The nearest
 * one counts.
 *
 * @example
 * KubernetesTarget.set(app, '1.29');
 */
export class KubernetesTarget {
  /**
   * Sets the version for everything in `scope`.
   *
   * @param version 1.28 to 1.36, such as `1.30`
   * @throws RangeError for a version that is not supported
   */
  public static set(scope: IConstruct, version: string): void {
    if (typeof version !== 'string')
      throw new FactError(`KubernetesTarget.set takes a version, such as '1.30', and this is ${shown(version)}`);
    TARGETS.set(scope, parseKubernetesVersion(version));
  }

  /** The version that counts at `scope`. Default: 1.30. */
  public static of(scope: IConstruct): string {
    for (let at: IConstruct | undefined = scope; at; at = at.node.scope) {
      const version = TARGETS.get(at);
      if (version !== undefined) return version;
    }
    return DEFAULT_KUBERNETES_VERSION;
  }

  private constructor() {}
}
