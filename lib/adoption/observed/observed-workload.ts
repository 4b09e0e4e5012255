import type { Seconds } from '../../kubernetes';

/** How often something was seen, and what it came to. */
export interface Measured {
  /** How many were seen. */
  readonly count: number;
  readonly median: Seconds;
  readonly largest: Seconds;
  /** Where the largest was seen: a pod, or the series of a metric. */
  readonly seenAt: string;
}

/** What was seen of one container of a workload. */
export interface ObservedContainer {
  readonly name: string;
  readonly role: 'regular' | 'sidecar' | 'init';
  /** From its start to the moment in which its pod was ready; of an init container, to its end. Absent where not seen. */
  readonly start?: Measured;
  /** Starts left out, since their pod became ready long after all others, and so most likely for the second time. */
  readonly outliers: number;
  /** How often it was started again, in all pods together. */
  readonly restarts: number;
  /** How often its last end was a kill: by SIGKILL, or for want of memory. */
  readonly killed: { readonly sigkill: number; readonly memory: number };
}

/** What was seen of the pods of one workload. */
export interface ObservedWorkload {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly pods: number;
  readonly containers: readonly ObservedContainer[];
  /** From access logs or metrics. Absent where none were given. */
  readonly requests?: ObservedRequests;
}

/** How long requests took. */
export interface ObservedRequests {
  readonly count: number;
  /** 999 of 1000 took no longer. Absent where only a maximum is known. */
  readonly p999?: Seconds;
  readonly largest: Seconds;
  /** What told: the file, and the field or metric. */
  readonly source: string;
}
