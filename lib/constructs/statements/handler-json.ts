import { FactError } from './fact-error';
import type { OptionNames } from './typed';

/** What a probe or a hook does, as the manifest says it: exactly one of its handlers. */
export type HandlerJson = Readonly<Record<string, unknown>>;

/** An HTTP header of a probe or a hook. @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/ */
export interface HttpHeader {
  /** Its name: letters, digits and `-`. */
  readonly name: string;

  /** Its value. */
  readonly value: string;
}

/** Whom an HTTP GET of the kubelet asks, and how. */
export interface HttpGetTarget {
  /**
   * The container port, by number or by name.
   *
   * @default - the serving port of the container
   */
  readonly port?: number | string;

  /**
   * `HTTP` or `HTTPS` (the certificate is not verified).
   *
   * @default HTTP
   */
  readonly scheme?: string;

  /**
   * The host to connect to.
   *
   * @default - the pod's own IP
   */
  readonly host?: string;

  /**
   * Headers to send.
   *
   * @default - none of our own
   */
  readonly headers?: HttpHeader[];
}

/** All that is said of it. */
export const HTTP_GET_TARGET: OptionNames<HttpGetTarget> = { port: true, scheme: true, host: true, headers: true };

/** An `httpGet` handler as the manifest says it; what is not stated is left to Kubernetes. */
export function httpGetJson(path: string, target: HttpGetTarget, port: number | string): HandlerJson {
  return {
    httpGet: {
      ...(target.host !== undefined && { host: target.host }),
      ...(target.headers && { httpHeaders: target.headers.map(({ name, value }) => ({ name, value })) }),
      path,
      port,
      ...(target.scheme !== undefined && { scheme: target.scheme }),
    },
  };
}

/**
 * The port that a handler asks: its own, else the container's.
 *
 * @throws Error when there is neither
 */
export function portOr(
  port: number | string | undefined,
  servingPort: number | string | undefined,
  what: string,
): number | string {
  const asked = port ?? servingPort;
  if (asked === undefined) throw new FactError(`${what} has no port to ask: state 'port'`);
  return asked;
}
