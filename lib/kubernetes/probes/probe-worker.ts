import type { Seconds } from '../values/seconds';

/** What a probe is for. */
export type ProbeType = 'readiness' | 'liveness' | 'startup';

/** What the kubelet holds a container to be: what its probes came to, or unknown before the first one did. */
export type ProbeResult = 'success' | 'failure' | 'unknown';

/** What a probe worker knows. One works for each probe of a container, from the first sync of the pod on. */
export interface ProbeWorker {
  /** The container that it has seen last; empty before there is one. */
  readonly container: string;
  /** What counts now; nothing before there is a container. */
  readonly result?: ProbeResult | undefined;
  /** What the last probe came to. */
  readonly lastResult: ProbeResult;
  /** How often in a row; a new container does not start it again. */
  readonly resultRun: number;
  /** Whether it waits for a new container: its startup is decided, or its liveness failed. */
  readonly onHold: boolean;
}

/** A worker that has not done anything yet. */
export const NEW_PROBE_WORKER: ProbeWorker = {
  container: '',
  result: undefined,
  lastResult: 'unknown',
  resultRun: 0,
  onHold: false,
};

/**
 * What counts before the first probe of a container: not ready, alive, and not known to have started.
 *
 * @see pkg/kubelet/prober/worker.go newWorker
 */
export const INITIAL_PROBE_RESULTS: Readonly<Record<ProbeType, ProbeResult>> = {
  readiness: 'failure',
  liveness: 'success',
  startup: 'unknown',
};

/** What a worker reads in its pod's status, as far as it has been published. */
export interface ProbedContainer {
  /** Its id; another one after each restart, and empty before it has been created. */
  readonly id: string;
  readonly state: 'waiting' | 'running' | 'terminated';
  /** Since it was started; counts while it is running. */
  readonly runningFor: Seconds;
  /** Whether its startup probe has succeeded, or it has none. */
  readonly started: boolean;
  /** Whether it is started again after it has ended: see `restartsAfterExit`. @default true */
  readonly restarts?: boolean;
  /** Whether the pod's phase is Failed or Succeeded. @default false */
  readonly podEnded?: boolean;
  /** Whether the worker's own copy of the pod, as old as itself, has a `deletionTimestamp`. @default false */
  readonly podDeleted?: boolean;
  /** Whether it is older than the kubelet, which then leaves its results alone (Kubernetes 1.35). @default false */
  readonly olderThanKubelet?: boolean;
  /** Whether it is an init container that keeps running. @default false */
  readonly sidecar?: boolean;
}
