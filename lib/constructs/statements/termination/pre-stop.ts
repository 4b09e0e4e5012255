import type { Duration } from 'cdk8s';
import type { KubernetesVersion, Seconds } from '../../../kubernetes';
import type { PreStopWish } from '../../../plan';
import { type HandlerJson, HTTP_GET_TARGET, httpGetJson, type HttpGetTarget, portOr } from '../handler-json';
import { FactError } from '../fact-error';
import { inSeconds, inWholeSeconds } from '../in-seconds';
import { commandOf, optionsOf, pathOf, shown, type OptionNames } from '../typed';
import { callThenWaitScript } from './call-then-wait-script';
import { waitJson } from './wait-json';

/** How a container waits. */
export interface WaitOptions {
  /**
   * Whether the image has a `sleep` program, which the hook needs below Kubernetes 1.30.
   *
   * @default false
   */
  readonly imageHasSleep?: boolean;
}

/** What a call before the wait may take. */
export interface CallThenWaitOptions {
  /** The longest time that the call takes; it is ended then, and the wait begins. Whole seconds. */
  readonly timeout: Duration;
}

/** How long a hook takes that this library cannot look into. */
export interface TakesOptions {
  /** How long it takes until it returns, as stated by whoever wrote it. */
  readonly takes: Duration;
}

/** An endpoint that returns when everything is done. */
export interface BlockingEndpointOptions extends HttpGetTarget, TakesOptions {}

/** What a hook becomes in the manifest, given what the plan found. @internal */
export interface PreStopContext {
  /** How long the plan says to wait, in seconds; absent where nothing has to be waited for. */
  readonly wait?: Seconds;
  readonly servingPort?: number | string;
  readonly version: KubernetesVersion;
}

/**
 * What Kubernetes runs before it sends SIGTERM. The pod is out of its Services then, but the news takes a while to
 * arrive everywhere: until then the container has to go on serving.
 *
 * There is no tcpSocket: the API server accepts it and the kubelet cannot run it, so SIGTERM comes at once.
 *
 * @see https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
 */
export class PreStop {
  /** Waits as long as the traffic needs; the length follows from the facts. This is the default. */
  public static waits(options: WaitOptions = {}): PreStop {
    const imageHasSleep = optionsOf(options, 'PreStop.waits', WAIT).imageHasSleep ?? false;
    return new PreStop({ form: 'wait' }, ({ wait, version }) =>
      wait === undefined ? undefined : waitJson(wait, version, imageHasSleep),
    );
  }

  /**
   * Waits for a fixed time, whatever the facts ask for; the rules judge it. Kubernetes 1.30 or newer, or an image
   * with a `sleep` program.
   */
  public static sleep(duration: Duration, options: WaitOptions = {}): PreStop {
    const seconds = inWholeSeconds(duration, 'duration', 'PreStop.sleep');
    const imageHasSleep = optionsOf(options, 'PreStop.sleep', WAIT).imageHasSleep ?? false;
    return new PreStop({ form: 'takes', seconds }, ({ version }) => waitJson(seconds, version, imageHasSleep));
  }

  /**
   * Ends the registration in a service registry by a shell command, then waits as long as the facts ask for. The
   * image needs `sh`, `timeout`, `sleep` and whatever the command calls. The call is bounded, and its failure does
   * not skip the wait.
   *
   * @param command one shell command, such as `curl -X DELETE "http://registry/instances/$POD_IP"`
   */
  public static callThenWait(command: string, options: CallThenWaitOptions): PreStop {
    if (typeof command !== 'string' || command.trim() === '')
      throw new FactError(`PreStop.callThenWait takes one shell command as text, and this is ${shown(command)}`);
    optionsOf(options ?? {}, 'PreStop.callThenWait', CALL);
    const callTimeout = inWholeSeconds(options?.timeout, 'timeout', 'PreStop.callThenWait');
    return new PreStop({ form: 'call-then-wait', callTimeout }, ({ wait }) => ({
      exec: { command: ['sh', '-c', callThenWaitScript(command, callTimeout, wait ?? 0)] },
    }));
  }

  /**
   * Calls an endpoint of the application that does what is needed and returns only when it is done.
   *
   * @param path the path, such as `/shutdown`
   */
  public static blockingEndpoint(path: string, options: BlockingEndpointOptions): PreStop {
    const called = pathOf(path, 'PreStop.blockingEndpoint');
    optionsOf(options ?? {}, 'PreStop.blockingEndpoint', BLOCKING);
    const seconds = inSeconds(options?.takes, 'takes', 'PreStop.blockingEndpoint');
    return new PreStop(
      { form: 'takes', seconds },
      ({ servingPort }) =>
        httpGetJson(called, options, portOr(options.port, servingPort, `the hook that calls ${called}`)),
      seconds,
    );
  }

  /**
   * Runs a command of which only the user knows how long it takes.
   *
   * @param command the program and its arguments
   */
  public static exec(command: string[], options: TakesOptions): PreStop {
    const words = commandOf(command, 'PreStop.exec');
    optionsOf(options ?? {}, 'PreStop.exec', TAKES);
    const seconds = inSeconds(options?.takes, 'takes', 'PreStop.exec');
    return new PreStop({ form: 'takes', seconds }, () => ({ exec: { command: [...words] } }), seconds);
  }

  /** No hook at all; the rules say whether the facts allow it. */
  public static none(): PreStop {
    return new PreStop({ form: 'takes', seconds: 0 }, () => undefined);
  }

  private constructor(
    /** @internal */
    readonly _wish: PreStopWish,
    /** @internal */
    readonly _handler: (context: PreStopContext) => HandlerJson | undefined,
    /** What has to be stated about its duration, since the manifest does not tell. @internal */
    readonly _takes?: Seconds,
  ) {}
}

const WAIT: OptionNames<WaitOptions> = { imageHasSleep: true };
const CALL: OptionNames<CallThenWaitOptions> = { timeout: true };
const TAKES: OptionNames<TakesOptions> = { takes: true };
const BLOCKING: OptionNames<BlockingEndpointOptions> = { ...TAKES, ...HTTP_GET_TARGET };
