import type { Duration } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-28';
import { DEFAULT_KUBERNETES_VERSION, type KubernetesVersion } from '../../kubernetes';
import { type HandlerJson, HTTP_GET_TARGET, httpGetJson, type HttpGetTarget, portOr } from './handler-json';
import { inWholeSeconds } from './in-seconds';
import { kubeHandler } from './kube-forms';
import { commandOf, optionsOf, pathOf } from './typed';
import { waitJson } from './termination/wait-json';

/**
 * A lifecycle hook: what Kubernetes runs in a container right after its start, or before it stops it. There is no tcpSocket: the API server accepts it and
 * the kubelet cannot run it, so the hook fails at once.
 *
 * @see https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
 * @example
 * postStart: Hook.exec(['/bin/warm-up'])
 */
export class Hook {
  /**
   * Runs a command in the container. No shell is involved unless it is named.
   *
   * @param command the program and its arguments
   */
  public static exec(command: string[]): Hook {
    const words = commandOf(command, 'Hook.exec');
    return new Hook(() => ({ exec: { command: [...words] } }));
  }

  /**
   * Calls an endpoint by HTTP GET; any status counts as success.
   *
   * @param path the path, such as `/warm-up`
   */
  public static httpGet(path: string, target: HttpGetTarget = {}): Hook {
    const called = pathOf(path, 'Hook.httpGet');
    optionsOf(target, 'Hook.httpGet', HTTP_GET_TARGET);
    return new Hook((port) => httpGetJson(called, target, portOr(target.port, port, `the hook that calls ${called}`)));
  }

  /** Waits; Kubernetes 1.30 or newer. */
  public static sleep(duration: Duration): Hook {
    const seconds = inWholeSeconds(duration, 'duration', 'Hook.sleep');
    return new Hook((_port, version) => waitJson(seconds, version, false));
  }

  /**
   * The hook as a handler of cdk8s-plus's own objects (`k8s.KubePod`, `k8s.KubeDeployment`).
   *
   * @throws Error for `sleep`, which those objects drop in silence
   */
  public toLifecycleHandler(): k8s.LifecycleHandler {
    return kubeHandler(this._handler(undefined, DEFAULT_KUBERNETES_VERSION));
  }

  private constructor(
    /** @internal */
    readonly _handler: (servingPort: number | string | undefined, version: KubernetesVersion) => HandlerJson,
  ) {}
}
