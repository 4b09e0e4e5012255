import { type Latency, MEASURED } from './latency';

/** How long the control plane, the routing, clients and kubectl take, in seconds. */
export const CONTROL_LATENCIES = {
  /** From the call to the first change that a controller makes. */
  action: {
    worst: 0.02,
    most: 0.73,
    anyway: 0,
    spread: [
      [0, 0.02],
      [0.25, 0.035],
      [0.5, 0.05],
      [0.75, 0.075],
      [0.95, 0.13],
      [1, 0.27],
    ],
    source: `${MEASURED}, new template to first pod created, on two machines (n = 94)`,
  },
  /** From a change of a pod's status to what its controller does about it. A prompt one takes pods away early. */
  controller: {
    worst: 0,
    most: 0.68,
    anyway: 0,
    spread: [
      [0, 0],
      [0.25, 0.02],
      [0.5, 0.035],
      [0.75, 0.06],
      [0.95, 0.185],
      [1, 0.25],
    ],
    source: `${MEASURED}, ready to deletion of an old pod, on two machines (n = 262)`,
  },
  /** From the moment in which a controller wants another pod to its creation. */
  replacement: {
    worst: 0.75,
    anyway: 0,
    spread: [
      [0, 0],
      [1, 0.02],
    ],
    source: `${MEASURED}, deletion to creation of the next pod (n = 102, max 0.75), less the controller's own time`,
  },
  /** From the creation of a pod to its node. */
  scheduling: {
    worst: 0.2,
    anyway: 0,
    spread: [
      [0, 0],
      [0.25, 0.001],
      [0.5, 0.011],
      [0.75, 0.03],
      [0.95, 0.095],
      [1, 0.14],
    ],
    source: `${MEASURED}, created to scheduled, on two machines (n = 354)`,
  },
  /** From a pod's status to its EndpointSlice. */
  slice: {
    worst: 0,
    most: 0.93,
    anyway: 0,
    spread: [
      [0, 0],
      [0.25, 0.007],
      [0.5, 0.017],
      [0.75, 0.04],
      [0.95, 0.135],
      [1, 0.19],
    ],
    source: `${MEASURED}, Ready or deletion to the EndpointSlice that says so, on two machines (n = 730; 0.93 s once)`,
  },
  /** From a change to new rules in the kernel, when nothing makes kube-proxy wait. */
  proxyProgram: {
    worst: 0,
    most: 0.25,
    anyway: 0,
    spread: [
      [0, 0.01],
      [1, 0.05],
    ],
    source: `${MEASURED}, lone changes; syncs of a machine that was taken altogether were up to 0.2 s longer`,
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
    most: 0.52,
    anyway: 0,
    spread: [
      [0, 0.15],
      [0.5, 0.4],
      [1, 0.65],
    ],
    source: `${MEASURED}, kubectl drain on two machines: 0.10 to 0.52 s with 0.61 to 0.84 of the processors free (n = 8)`,
  },
  /** From the first eviction of a drain to the others, which are asked for at the same time. */
  drainSpread: {
    worst: 0,
    most: 0.2,
    anyway: 0,
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
    most: 5.25,
    anyway: 5,
    spread: [
      [0, 0.01],
      [0.5, 0.12],
      [1, 0.25],
    ],
    source: `staging/src/k8s.io/kubectl/pkg/drain: 5 s, and the request: ${MEASURED}, 5.03 to 5.25 s (n = 5); what is in conflict takes 0.5 s more (n = 9)`,
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
    most: 0.25,
    anyway: 0,
    spread: [
      [0, 0.005],
      [0.5, 0.02],
      [1, 0.06],
    ],
    source: `${MEASURED}, as that of a pod's status`,
  },
} as const satisfies Record<string, Latency>;
