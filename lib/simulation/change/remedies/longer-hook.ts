import {
  asArray,
  asObject,
  asString,
  graceKept,
  isObject,
  maxOf,
  supports,
  type FieldPath,
  type Json,
  type JsonObject,
  type Seconds,
} from '../../../kubernetes';
import { hookDuration, isSameObject, waitingFirst, type Container, type Workload } from '../../../workload';
import type { ContainerModel } from '../../model/pod-model';
import type { Setting } from '../../model/setting';
import { graceEdits } from './longer-grace';
import { set, type Remedy, type Troubled } from './remedy';
import { stopTime } from './stop-time';

/** What a hook takes to begin, and what is left of a second. */
const ROOM: Seconds = 1;

/**
 * A preStop hook that waits until no more requests are sent, and no longer: one that bridges the start of the next pod is
 * as right as a guess of how long that takes. The grace period that it needs goes with it.
 */
export function longerHook(troubled: Troubled): Remedy | undefined {
  const { workload, setting, container: model } = troubled;
  const container = workload.containers.find(({ path }) => isSamePath(path, model?.path));
  const write = container && model && hookWriter(container, troubled);
  if (!write) return undefined;
  const { atLeast, atMost } = model.hook;
  const calls = Number.isFinite(atMost) ? atMost - atLeast : 0;
  const guess = waitFor(model, setting);
  if (guess + ROOM <= atLeast) return undefined;
  return {
    name: 'longer-hook',
    above: Math.floor(atLeast),
    most: guess + ROOM,
    guess,
    edits: (seconds) => {
      const { path, value } = write(seconds);
      const wait = seconds + calls;
      const needed = wait + stopTime(model);
      const grace = isStopStated(container) ? needed : graceKept({ ...asItWas(troubled, container), wait, needed });
      return [set(workload.manifest, path, value), ...graceEdits(workload, grace)];
    },
  };
}

/** Whether somebody has stated what it does on SIGTERM, and for how long. */
function isStopStated({ onSigterm, longestRequest }: Container): boolean {
  return onSigterm.assumption === undefined && longestRequest.assumption === undefined;
}

/** What the grace period was, and the hook took of it, without any edit. */
function asItWas({ workload, around, container: model }: Troubled, now: Container) {
  const its = around.workloads.find(({ manifest, identity }) => {
    return manifest.directory === workload.manifest.directory && isSameObject(identity, workload.identity);
  });
  const before = its?.containers.find(({ path }) => isSamePath(path, model?.path)) ?? now;
  return { grace: (its ?? workload).gracePeriod, before: before.preStopDuration?.atLeast ?? 0 };
}

function isSamePath(one: FieldPath, other: FieldPath = []): boolean {
  return one.length === other.length && one.every((step, index) => step === other[index]);
}

/** How long a process has to wait for SIGTERM: until nothing is sent to it, and if it exits at once, is under way. */
function waitFor({ application }: ContainerModel, { channels }: Setting): Seconds {
  const lag = maxOf(
    channels.map(({ drainLag, callTimeout }) => drainLag + callTimeout),
    0,
  );
  const { onSigterm, requestTime } = application;
  if (onSigterm.kind === 'keeps-serving') return Math.ceil(Math.max(0, lag - onSigterm.for));
  return Math.ceil(onSigterm.kind === 'drains' ? lag : lag + requestTime);
}

/** A field of the hook, and what it is to say. */
interface Written {
  readonly path: FieldPath;
  readonly value: Json;
}

/** How a hook is made to wait so long; nothing where it does something of its own that has no wait in it. */
function hookWriter(container: Container, troubled: Troubled): ((seconds: Seconds) => Written) | undefined {
  const { preStop, preStopDuration, path: at } = container;
  const path = [...at, 'lifecycle', 'preStop'];
  if (preStop && isObject(preStop['sleep'])) {
    return (seconds) => ({ path: [...path, 'sleep', 'seconds'], value: seconds });
  }
  const stops = container.preStopStops?.after;
  if (preStop && stops !== undefined) return waitBefore(container, path, stops);
  if (isStatedOtherwise(container) || (!preStop && hasToCall(troubled.workload))) return undefined;
  if (!preStop || doesNothingElse(container, preStop)) {
    return (seconds) => ({ path, value: waiting(seconds, troubled) });
  }
  return longerSleep(preStop, path, preStopDuration?.atLeast ?? 0);
}

/** A hook that stops the application itself does so later. */
function waitBefore({ preStop, hasShell }: Container, path: FieldPath, stops: Seconds): ReturnType<typeof hookWriter> {
  const command = asArray(asObject(preStop?.['exec'])['command']).flatMap((word) => asString(word) ?? []);
  if (hasShell?.value === false || !waitingFirst(command, 0)) return undefined;
  return (seconds) => {
    const { index, value } = waitingFirst(command, Math.ceil(seconds - stops)) ?? { value: command };
    const at = [...path, 'exec', 'command'];
    return { path: index === undefined ? at : [...at, index], value: typeof value === 'string' ? value : [...value] };
  };
}

/** Whether somebody has stated how long it takes, and that is not what its text says. */
function isStatedOtherwise({ preStop, preStopDuration, preStopFails }: Container): boolean {
  const written = hookDuration(preStop);
  const isAsWritten = written?.atLeast === preStopDuration?.atLeast && written?.atMost === preStopDuration?.atMost;
  return preStopFails === undefined && !isAsWritten;
}

/** Whether a hook may be replaced by one that waits: it does nothing but that, or nothing at all. */
function doesNothingElse({ preStopFails }: Container, preStop: JsonObject): boolean {
  return preStopFails !== undefined || isObject(preStop['tcpSocket']) || hookDuration(preStop)?.onlyWaits === true;
}

/** Nobody but the hook takes a pod out of its registry. */
function hasToCall({ traffic }: Workload): boolean {
  return traffic.value.some(({ deregistration }) => deregistration !== undefined);
}

function waiting(seconds: Seconds, { world }: Troubled): JsonObject {
  const isNative = supports(world.kubernetesVersion, 'sleep-hook');
  return isNative ? { sleep: { seconds } } : { exec: { command: ['sleep', `${seconds}`] } };
}

const SLEEP = /\bsleep +(\d+(?:\.\d+)?)s?\b/g;

/** A command that does more than wait keeps what it does: the one `sleep` in it gets another number. */
function longerSleep(
  preStop: JsonObject,
  path: FieldPath,
  atLeast: Seconds,
): ((seconds: Seconds) => Written) | undefined {
  const command = asArray(asObject(preStop['exec'])['command']).map(String);
  const sleeps = command.flatMap((word, index) => [...word.matchAll(SLEEP)].map((match) => ({ word, index, match })));
  const [only, ...others] = sleeps;
  if (!only || others.length > 0) return undefined;
  const before = Number(only.match[1]);
  if (atLeast < before) return undefined; // it does not wait for this one
  return (seconds) => ({
    path: [...path, 'exec', 'command', only.index],
    value: only.word.replace(SLEEP, `sleep ${Math.ceil(before + seconds - atLeast)}`),
  });
}
