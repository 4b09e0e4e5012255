import { FactError } from '../fact-error';
import type { Duration } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-28';
import type { ProbeWish } from '../../../plan';
import { type HandlerJson, HTTP_GET_TARGET, httpGetJson, type HttpGetTarget, portOr } from '../handler-json';
import { inWholeSeconds } from '../in-seconds';
import { kubeHandler } from '../kube-forms';
import { commandOf, optionsOf, pathOf, wholeNumberProblem, type OptionNames } from '../typed';

/** How often a health check looks, and when it gives up. What is absent follows from the facts. */
export interface HealthCheckTiming {
  /**
   * From one look to the next; whole seconds, 1 s at least.
   *
   * @default - 5 s for readiness, 10 s for liveness, 1 s to 10 s for startup by the slowest start
   */
  readonly period?: Duration;

  /**
   * How long an answer may take; whole seconds, 1 s at least, the period at most.
   *
   * @default - 2 s, or the period where that is less
   */
  readonly timeout?: Duration;

  /**
   * How many failures in a row count: `failureThreshold`, 1 at least.
   *
   * @default - 3; for startup as many as the slowest start needs, for liveness on readiness's own handler as many
   * as readiness needs to act first
   */
  readonly threshold?: number;

  /**
   * From container start to the first look, `initialDelaySeconds`; whole seconds. The time counts as part of the
   * slowest start.
   *
   * @default - 0 s; for liveness without a startup probe what the slowest start needs
   */
  readonly initialDelay?: Duration;

  /**
   * How many answers in a row count as healthy: `successThreshold`. More than 1 only for readiness; Kubernetes knows
   * no other number for startup and liveness.
   *
   * @default 1
   */
  readonly successThreshold?: number;
}

/** A health check by HTTP GET: 200 to 399 is healthy. */
export interface HttpGetCheckOptions extends HealthCheckTiming, HttpGetTarget {}

/** A health check by opening a TCP connection. */
export interface TcpSocketCheckOptions extends HealthCheckTiming {
  /**
   * The container port, by number or by name.
   *
   * @default - the serving port of the container
   */
  readonly port?: number | string;

  /**
   * The host to connect to.
   *
   * @default - the pod's own IP
   */
  readonly host?: string;
}

/** A health check by the gRPC health protocol. */
export interface GrpcCheckOptions extends HealthCheckTiming {
  /**
   * The container port; gRPC checks take no names.
   *
   * @default - the serving port of the container
   */
  readonly port?: number;

  /**
   * The service to ask about.
   *
   * @default - the server as a whole
   */
  readonly service?: string;
}

/** The rest of a probe's parameters, for cdk8s-plus's own objects, where nothing is derived. */
export interface ProbeParameters {
  /**
   * From container start to the first look; whole seconds.
   *
   * @default - as the check itself says, else left to Kubernetes: 0 s
   */
  readonly initialDelay?: Duration;

  /**
   * How many answers in a row count as healthy; 1 for startup and liveness.
   *
   * @default - as the check itself says, else left to Kubernetes: 1
   */
  readonly successThreshold?: number;

  /**
   * The grace period of a container that this probe restarts; not for readiness.
   *
   * @default - the pod's
   */
  readonly terminationGracePeriod?: Duration;
}

/**
 * A question that the kubelet asks a container: exactly one handler, with what the user wants of its timing. The
 * same check can serve as startup, readiness and liveness probe.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-probes
 * @example
 * health: { readiness: HealthCheck.httpGet('/ready'), liveness: HealthCheck.httpGet('/live', { port: 'admin' }) }
 */
export class HealthCheck {
  /**
   * Asks by HTTP GET; a status from 200 to 399 is healthy.
   *
   * @param path the path, such as `/ready`
   */
  public static httpGet(path: string, options: HttpGetCheckOptions = {}): HealthCheck {
    const asked = pathOf(path, 'HealthCheck.httpGet');
    optionsOf(options, 'HealthCheck.httpGet', HTTP_GET);
    return new HealthCheck(options, (port) =>
      httpGetJson(asked, options, portOr(options.port, port, `the check of ${asked}`)),
    );
  }

  /** Asks by opening a TCP connection: healthy as soon as somebody listens. */
  public static tcpSocket(options: TcpSocketCheckOptions = {}): HealthCheck {
    optionsOf(options, 'HealthCheck.tcpSocket', TCP_SOCKET);
    return new HealthCheck(options, (port) => ({
      tcpSocket: {
        ...(options.host !== undefined && { host: options.host }),
        port: portOr(options.port, port, 'the TCP check'),
      },
    }));
  }

  /**
   * Asks by running a command in the container: exit code 0 is healthy. No shell is involved unless it is named.
   *
   * @param command the program and its arguments
   */
  public static exec(command: string[], options: HealthCheckTiming = {}): HealthCheck {
    const words = commandOf(command, 'HealthCheck.exec');
    optionsOf(options, 'HealthCheck.exec', TIMING);
    return new HealthCheck(options, () => ({ exec: { command: [...words] } }));
  }

  /**
   * Asks by the gRPC health protocol: SERVING is healthy.
   *
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-a-grpc-liveness-probe
   */
  public static grpc(options: GrpcCheckOptions = {}): HealthCheck {
    optionsOf(options, 'HealthCheck.grpc', GRPC);
    return new HealthCheck(options, (port) => ({
      grpc: {
        port: portOr(options.port, port, 'the gRPC check'),
        ...(options.service !== undefined && { service: options.service }),
      },
    }));
  }

  /** @internal */
  readonly _wish: ProbeWish;

  /**
   * The check as a probe of cdk8s-plus's own objects (`k8s.KubePod`, `k8s.KubeDeployment`), as written: nothing is
   * derived, and what is not stated is left to Kubernetes.
   *
   * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Probe
   */
  public toProbe(parameters: ProbeParameters = {}): k8s.Probe {
    const { initialDelay, successThreshold, terminationGracePeriod } = parameters;
    const { period, timeout, threshold } = this._wish;
    const delay = initialDelay ? inWholeSeconds(initialDelay, 'initialDelay') : this._wish.initialDelay;
    const successes = successThreshold ?? this._wish.successThreshold;
    return {
      ...kubeHandler(this._handler(undefined)),
      ...(delay !== undefined && { initialDelaySeconds: delay }),
      ...(timeout !== undefined && { timeoutSeconds: timeout }),
      ...(period !== undefined && { periodSeconds: period }),
      ...(successes !== undefined && { successThreshold: successes }),
      ...(threshold !== undefined && { failureThreshold: threshold }),
      ...(terminationGracePeriod && {
        terminationGracePeriodSeconds: inWholeSeconds(terminationGracePeriod, 'terminationGracePeriod'),
      }),
    };
  }

  private constructor(
    timing: HealthCheckTiming,
    /** @internal */
    readonly _handler: (servingPort: number | string | undefined) => HandlerJson,
  ) {
    this._wish = wishOf(timing);
  }
}

const TIMING: OptionNames<HealthCheckTiming> = {
  period: true,
  timeout: true,
  threshold: true,
  initialDelay: true,
  successThreshold: true,
};
const HTTP_GET: OptionNames<HttpGetCheckOptions> = { ...TIMING, ...HTTP_GET_TARGET };
const TCP_SOCKET: OptionNames<TcpSocketCheckOptions> = { ...TIMING, port: true, host: true };
const GRPC: OptionNames<GrpcCheckOptions> = { ...TIMING, port: true, service: true };

function wishOf(timing: HealthCheckTiming): ProbeWish {
  const { period, timeout, threshold, initialDelay, successThreshold } = timing;
  const wish: ProbeWish = {
    ...(period !== undefined && { period: inWholeSeconds(period, 'period') }),
    ...(timeout !== undefined && { timeout: inWholeSeconds(timeout, 'timeout') }),
    ...(threshold !== undefined && { threshold }),
    ...(successThreshold !== undefined && { successThreshold }),
    ...(initialDelay !== undefined && { initialDelay: inWholeSeconds(initialDelay, 'initialDelay') }),
  };
  for (const [what, value] of Object.entries(wish)) {
    const problem = wholeNumberProblem(value, what, what === 'initialDelay' ? 0 : 1);
    if (problem !== undefined) throw new FactError(problem);
  }
  if (wish.period !== undefined && wish.timeout !== undefined && wish.timeout > wish.period) {
    throw new FactError(
      `'timeout' (${wish.timeout} s) must not be longer than 'period' (${wish.period} s): a check that is still waiting delays the next one`,
    );
  }
  return wish;
}
