import { ASSUMED, type OnSigterm, type StatedContainerFacts } from '../../facts';
import { asArray, asObject, asString, isObject, type JsonObject, type Seconds } from '../../kubernetes';
import type { Container, Fact, WrittenContainer } from './container';
import { containerVariables } from './container-variables';
import { keepsSigterm } from './first-process';
import { failsReadiness } from './fails-readiness';
import { failsBecause } from './failing-handler';
import { istioGatewayStop } from './istio-gateway';
import { hookDuration, type HookDuration } from './hook-duration';
import { hookStop, type HookStop } from './hook-stop';
import { imageShell } from '../image/image-shell';
import { imageStop } from '../image/image-stop';
import type { Known } from './known';
import { knativeDrainer } from './knative-drainer';

/**
 * A container with what is stated about it, what its manifest tells, and what is assumed where nothing does.
 *
 * @param annotations those of its pod, which may say something of a proxy of Istio. @default none
 */
export function knowContainer(
  written: WrittenContainer,
  stated: StatedContainerFacts,
  podSpec: JsonObject,
  annotations: Readonly<Record<string, string>> = {},
): Container {
  const { json } = written;
  const isWindows = runsOnWindows(podSpec);
  const hasShell = isWindows ? ON_WINDOWS : imageShell(asString(json['image']) ?? '');
  const keeps = keepsSigterm(json, podSpec);
  const lameFrom = failsReadiness(written);
  const preStopFails = written.preStop && failsBecause(written.preStop, { ports: written.ports, hasShell, isWindows });
  return {
    slowestStart: stated.slowestStart, // V8 may share no shape among objects whose literal begins with a spread
    ...written,
    preStopDuration: preStopFails === undefined ? preStopDuration(written, stated.preStopTakes) : FAILS,
    ...(preStopFails !== undefined ? { preStopFails } : preStopStops(written, stated.preStopTakes)),
    longestRequest: known(stated.longestRequest, {
      value: ASSUMED.longestRequest,
      assumption: `the longest request takes ${ASSUMED.longestRequest} s`,
    }),
    ...(stated.keptConnections && { keptConnections: stated.keptConnections }),
    onSigterm: known(
      stated.onSigterm,
      istioGatewayStop(json, podSpec, annotations, stated.longestRequest) ?? assumedOnSigterm(json, keeps),
    ),
    ...(lameFrom && { lameFrom }),
    ...(hasShell && { hasShell }),
    ...(isWindows && { isWindows }),
    ...(keeps && { keepsSigterm: keeps }),
  };
}

/** SIGTERM comes as soon as a hook has failed. @see pkg/kubelet/kuberuntime/kuberuntime_container.go executePreStopHook */
const FAILS: HookDuration = { atLeast: 0, atMost: 0 };

const ON_WINDOWS: Known<boolean> = { value: false, because: 'it runs on Windows' };

function runsOnWindows(podSpec: JsonObject): boolean {
  const selected = asObject(podSpec['nodeSelector']);
  return asObject(podSpec['os'])['name'] === 'windows' || selected['kubernetes.io/os'] === 'windows';
}

/**
 * What somebody states about a hook counts where the manifest does not tell: for a command, and for an endpoint. What it
 * takes after it has sent the application a signal is no wait before that.
 */
function preStopDuration(
  { preStop: handler, json }: WrittenContainer,
  takes: Seconds | undefined,
): HookDuration | undefined {
  const expand = handler && containerVariables(json);
  const isOpaque = isObject(handler?.['exec']) || isObject(handler?.['httpGet']);
  const stop = hookStop(handler, expand, asString(json['image']));
  if (takes === undefined || !isOpaque) return untilStopped(hookDuration(handler, expand), stop);
  if (!stop?.isSignal || stop.after >= takes) return { atLeast: takes, atMost: takes };
  const assumption = stop.isSure ? undefined : 'the signal that the preStop hook sends ends the application';
  return { atLeast: stop.after, atMost: takes, stopsEarly: true, ...(assumption !== undefined && { assumption }) };
}

/** What a hook waits after it has stopped the application for certain is no wait, and ends with it where nothing else says when. */
function untilStopped(written: HookDuration | undefined, stop: HookStop | undefined): HookDuration | undefined {
  if (stop === undefined) return written;
  if (!stop.isSure)
    return saysWhen(stop, written) ? { ...SAYS_STOP, atLeast: stop.after, atMost: stop.after } : written;
  const { atMost = Infinity } = written ?? {};
  return {
    atLeast: stop.after,
    atMost: Number.isFinite(atMost) ? Math.max(stop.after, atMost) : stop.after,
    stopsEarly: true,
  };
}

/**
 * Whether its words say that a hook does nothing but stop the application, and nothing else tells how long it takes. An
 * endpoint that stops it may block as well, and answers nobody else in the meantime.
 */
function saysWhen({ isSignal, isUntimed }: HookStop, written: HookDuration | undefined): boolean {
  const isTold = written !== undefined && written.atMost > 0 && Number.isFinite(written.atMost);
  return !isSignal && !isUntimed && !isTold;
}

const SAYS_STOP = { stopsEarly: true, assumption: 'the preStop hook stops the application, as its words say' };

/** A signal ends a process whatever is stated of how long the hook takes; of other words the statement is right. */
function preStopStops(
  { preStop: handler, json }: WrittenContainer,
  takes: Seconds | undefined,
): Pick<Container, 'preStopStops'> {
  const stop = hookStop(handler, handler && containerVariables(json), asString(json['image']));
  return stop && (stop.isSignal || takes === undefined) ? { preStopStops: stop } : {};
}

function known<T>(stated: T | undefined, assumed: Fact<T>): Fact<T> {
  return stated === undefined ? assumed : { value: stated };
}

/** Programs that images start themselves, so that they mean nothing else where somebody writes them down. */
const OWN_PROGRAM =
  /^(?:nginx|nginx-debug|httpd|httpd-foreground|apache2-foreground|php-fpm|haproxy|postgres|redis-server|mysqld|mariadbd|memcached|podinfo|envoy|docker-entrypoint\.sh)$/;

/** What nobody has stated may show in the command and in the image. */
function assumedOnSigterm(json: JsonObject, keeps: Known<boolean> | undefined): Fact<OnSigterm> {
  if (keeps?.value) {
    return { value: { kind: 'ignores' }, assumption: `SIGTERM does not reach the application: ${keeps.because}` };
  }
  const program = asString(asArray(json['command'])[0]);
  const runsItself = program === undefined || OWN_PROGRAM.test(program.slice(program.lastIndexOf('/') + 1));
  const isSignalWritten = asObject(json['lifecycle'])['stopSignal'] !== undefined;
  const stop =
    runsItself && !isSignalWritten ? (imageStop(asString(json['image']) ?? '') ?? knativeDrainer(json)) : undefined;
  return stop
    ? { value: stop.value, assumption: stop.because }
    : { value: ASSUMED.onSigterm, assumption: 'nobody has stated what the application does on SIGTERM' };
}
