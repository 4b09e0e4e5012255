import { asArray, asNumber, isObject, type Json, type JsonObject, type Seconds } from '../../kubernetes';
import { runProgram } from '../shell/run-program';
import type { Expand } from '../shell/tokens';

/** How long a hook takes, in seconds. */
export interface HookDuration {
  /** At the least: the waits that it is certain to do before anything stops the application. */
  readonly atLeast: Seconds;
  /** At the most: with everything bounded that it calls; Infinity where a call has no bound. */
  readonly atMost: Seconds;
  /** What this rests on, where the manifest does not really tell. */
  readonly assumption?: string;
  /** Whether it stops the application itself before it has waited to the end: what it waits then is none. */
  readonly stopsEarly?: boolean;
  /** Whether it does nothing but wait, so that another wait may take its place. */
  readonly onlyWaits?: boolean;
}

const NOTHING: HookDuration = { atLeast: 0, atMost: 0 };

const ANSWERED: HookDuration = { ...NOTHING, assumption: 'the endpoint that the preStop hook asks answers at once' };

/**
 * How long a hook's handler takes, as far as the manifest tells; undefined where it does not (a script in a file, a
 * loop, a program that nobody knows and no wait beside it).
 *
 * `tcpSocket` and a handler that cannot run end at once; an `httpGet` counts as returning at once, since nothing
 * says that it blocks.
 *
 * @param expand what the container's variables hold. @default nothing is known
 * @see https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
 */
export function hookDuration(handler: JsonObject | undefined, expand?: Expand): HookDuration | undefined {
  if (handler === undefined) return NOTHING;
  if (isObject(handler['sleep'])) return sleepDuration(handler['sleep']['seconds']);
  if (isObject(handler['exec'])) return execDuration(asArray(handler['exec']['command']), expand);
  return isObject(handler['httpGet']) ? ANSWERED : NOTHING;
}

function sleepDuration(seconds: Json = 0): HookDuration | undefined {
  const waits = asNumber(seconds);
  // The API server refuses anything but a number, and what 64 bits cannot hold.
  if (waits === undefined || Math.abs(waits) > 2 ** 63) return undefined;
  return { atLeast: Math.max(0, waits), atMost: Math.max(0, waits), onlyWaits: true };
}

function execDuration(command: readonly Json[], expand: Expand | undefined): HookDuration | undefined {
  const words = command.filter((word) => typeof word === 'string');
  if (words.length < command.length) return undefined; // the API server refuses anything but text
  const run = runProgram(words, expand);
  if (!run || !Number.isFinite(run.atLeast)) return undefined;
  if (run.unknown && !run.waits && run.stops !== 'surely') return run.stops ? undefined : asGiven(words);
  return {
    atLeast: run.atLeast,
    atMost: run.atMost,
    ...(run.stops === 'surely' && run.atLeast < run.atMost && { stopsEarly: true }),
    ...(run.waits && !run.acts && { onlyWaits: true }),
  };
}

/** A script that is given one number, and is called after its end or a wait: `/pre-stop.sh 25`. */
function asGiven([program = '', ...args]: readonly string[]): HookDuration | undefined {
  const [only = '', ...others] = args;
  const isWait = /(?:stop|wait|sleep|drain|delay)[\w-]*(?:\.(?:sh|bash|py))?$/i.test(program);
  if (!isWait || others.length > 0 || !/^[1-9]\d{0,3}$/.test(only)) return undefined;
  const seconds = Number(only);
  return { atLeast: seconds, atMost: seconds, assumption: `the preStop hook waits the ${seconds} s that it is given` };
}
