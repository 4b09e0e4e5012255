import type { KeptConnections, OnSigterm } from '../../facts';
import { type FieldPath, isObject, type JsonObject, type Seconds } from '../../kubernetes';
import type { LameFrom } from './lame-from';
import type { HookDuration } from './hook-duration';
import type { HookStop } from './hook-stop';
import type { Known } from './known';
import type { Mount } from './mounts';

/** The three probes of a container. */
export const PROBE_KINDS = ['startup', 'readiness', 'liveness'] as const;

/** One of the three probes. */
export type ProbeKind = (typeof PROBE_KINDS)[number];

/** A port that a container declares. */
export interface ContainerPort {
  readonly name?: string;
  readonly number: number;
  /** @default TCP */
  readonly protocol?: string;
  /** The port of the node that it takes. @default none */
  readonly hostPort?: number;
}

/** A fact, and the assumption that it rests on where nobody has stated it. */
export interface Fact<T> {
  readonly value: T;
  readonly assumption?: string;
}

/** One container of a workload as the manifest has it. */
export interface WrittenContainer {
  readonly name: string;
  /** From the workload object to this container. */
  readonly path: FieldPath;
  readonly json: JsonObject;
  /** Regular containers and native sidecars run as long as the pod; init containers end before it starts. */
  readonly role: 'regular' | 'sidecar' | 'init';
  readonly ports: readonly ContainerPort[];
  readonly preStop?: JsonObject;
  readonly postStart?: JsonObject;
  readonly mounts: readonly Mount[];
}

/** One container of a workload, with what is known about it. */
export interface Container extends WrittenContainer {
  /** How long its preStop hook takes; undefined where neither the manifest nor a fact tells. */
  readonly preStopDuration?: HookDuration;
  /** Why its preStop hook fails whenever it is run, although the API server accepts it; then it takes no time. */
  readonly preStopFails?: string;
  /** When its preStop hook stops the application itself; absent where it does not. */
  readonly preStopStops?: HookStop;
  readonly slowestStart?: Seconds;
  readonly longestRequest: Fact<Seconds>;
  readonly onSigterm: Fact<OnSigterm>;
  /** What becomes of the connections that clients keep; absent where nobody has stated it. */
  readonly keptConnections?: KeptConnections;
  /** From when on its readiness probe fails although it serves; absent where nothing tells that it does. */
  readonly lameFrom?: LameFrom;
  /** Whether its image holds a shell, and with it `sleep` and its like; undefined where nothing tells. */
  readonly hasShell?: Known<boolean>;
  /** Whether it runs on nodes with Windows. */
  readonly isWindows?: boolean;
  /**
   * Whether a shell that the container's command starts keeps SIGTERM from the application; undefined where there is
   * none, and where it depends on the shell. What is stated about SIGTERM stands beside it, even where they contradict.
   */
  readonly keepsSigterm?: Known<boolean>;
}

/** The probe of this kind, where the container has one. */
export function probeOf(container: Pick<Container, 'json'>, kind: ProbeKind): JsonObject | undefined {
  const probe = container.json[`${kind}Probe`];
  return isObject(probe) ? probe : undefined;
}
