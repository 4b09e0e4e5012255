import { type Latency, MEASURED } from './latency';

/** How long the control plane, the routing, clients and kubectl take, in seconds. */
export const CONTROL_LATENCIES = {
  /** From the call to the first change that a controller makes. */
  action: {
    worst: 0.02,
    spread: [
      [0, 0.03],
      [0.5, 0.07],
      [1, 0.18],
    ],
    source: `${MEASURED}, new template to first pod created (n = 76)`,
  },
  /** From a change of a pod's status to what its controller does about it. A prompt one takes pods away early. */
  controller: {
    worst: 0,
    spread: [
      [0, 0],
      [0.5, 0.03],
      [1, 0.08],
    ],
    source: `${MEASURED}, ready to deletion of an old pod (n = 159)`,
  },
  /** From the moment in which a controller wants another pod to its creation. */
  replacement: {
    worst: 0.75,
    spread: [
      [0, 0],
      [1, 0.02],
    ],
    source: `${MEASURED}, deletion to creation of the next pod (n = 102, max 0.75), less the controller's own time`,
  },
  /** From the creation of a pod to its node. */
  scheduling: {
    worst: 0.2,
    spread: [
      [0, 0],
      [0.5, 0.01],
      [1, 0.04],
    ],
    source: `${MEASURED}, created to scheduled (n = 516)`,
  },
  /** From a pod's status to its EndpointSlice. */
  slice: {
    worst: 0,
    spread: [
      [0, 0],
      [0.25, 0.007],
      [0.5, 0.018],
      [0.75, 0.04],
      [0.9, 0.083],
      [0.95, 0.137],
      [0.98, 0.32],
      [1, 0.4],
    ],
    source: `${MEASURED}, Ready or deletion to the EndpointSlice that says so, on two machines (n = 730; 0.93 s once)`,
  },
  /** From a change to new rules in the kernel, when nothing makes kube-proxy wait. */
  proxyProgram: {
    worst: 0,
    spread: [
      [0, 0.01],
      [1, 0.05],
    ],
    source: `${MEASURED}, lone changes`,
  },
  /** How long one request at a kept-alive connection may be under way to a process that has just ended. */
  resetWindow: {
    worst: 0.015,
    spread: [
      [0, 0.005],
      [1, 0.015],
    ],
    source: `${MEASURED}, requests reset after an exit, keep-alive connections`,
  },
  /** From the start of `kubectl drain` to its first evictions. */
  drainStart: {
    worst: 0.28,
    spread: [
      [0, 0.28],
      [0.5, 0.35],
      [0.9, 0.43],
      [1, 0.47],
    ],
    source: `${MEASURED}, kubectl drain (n = 12)`,
  },
  /** From the first eviction of a drain to the others, which are asked for at the same time. */
  drainSpread: {
    worst: 0,
    spread: [
      [0, 0],
      [0.5, 0.007],
      [1, 0.112],
    ],
    source: `${MEASURED}, drains of several pods (n = 2, two pods each behind the first: 0 to 0.007 and 0.111 to 0.112 s)`,
  },
  /** Between two tries to evict a pod that a budget keeps. */
  drainRetry: {
    worst: 5,
    spread: [
      [0, 5.12],
      [0.5, 5.59],
      [1, 5.68],
    ],
    source: `staging/src/k8s.io/kubectl/pkg/drain: 5 s; ${MEASURED} (n = 8)`,
  },
  /** Until the API server asks a budget again that another eviction has changed since it was read. */
  conflictRetry: {
    worst: 0.5,
    spread: [
      [0, 0.5],
      [1, 0.55],
    ],
    source: 'pkg/registry/core/pod/storage/eviction.go EvictionsRetry: 0.5 s, jitter 0.1',
  },
  /** Between two looks of `kubectl drain` at whether a pod has gone. */
  drainPoll: {
    worst: 0,
    spread: [
      [0, 1],
      [1, 1],
    ],
    source: 'staging/src/k8s.io/kubectl/pkg/drain waitForDelete: 1 s, for each pod from its own eviction on',
  },
  /** A request to the API server over a connection that is open, and its answer. */
  apiCall: {
    worst: 0,
    spread: [
      [0, 0.005],
      [0.5, 0.02],
      [1, 0.06],
    ],
    source: `${MEASURED}, as that of a pod's status`,
  },
} as const satisfies Record<string, Latency>;
