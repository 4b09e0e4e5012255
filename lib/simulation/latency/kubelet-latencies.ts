import { type Latency, MEASURED } from './latency';

/** How long a kubelet takes, in seconds. */
export const KUBELET_LATENCIES = {
  /** From a pod's node to its volumes, where it has any: the kubelet looks whether they are mounted, and again after this. */
  mount: {
    worst: 0,
    spread: [
      [0, 0.3],
      [1, 0.3],
    ],
    source:
      'pkg/kubelet/volumemanager/volume_manager.go podAttachAndMountRetryInterval: 0.3 s; pods that mount nothing started 0.3 s sooner; part of the worst start',
  },
  /** From there to the start of the first process, the image being there and nothing else starting. */
  start: {
    worst: 4.8,
    anyway: 0.1,
    spread: [
      [0, 0.11],
      [0.25, 0.18],
      [0.5, 0.235],
      [0.75, 0.305],
      [0.95, 0.47],
      [1, 0.55],
    ],
    source: `${MEASURED}, scheduled to process start of pods that start alone, without the wait for their volumes, on two machines (n = 246; 0.21 to 2.2 s with 0.13 to 0.84 of the processors free); max 4.83`,
  },
  /** How much longer it takes for each other pod that starts at the same time and place. */
  startBeside: {
    worst: 0.3,
    spread: [
      [0, 0.04],
      [0.25, 0.12],
      [0.5, 0.2],
      [0.75, 0.3],
      [1, 0.45],
    ],
    source: `${MEASURED}, scheduled to process start of three pods at once against those that start alone (n = 179): 0.13 s without load (102 times), 0.3 s under it (9 times); the share of the processors that was free makes no difference`,
  },
  /** From a kubelet's look at the runtime, which shows what a container has waited for, to that container's process. */
  nextContainer: {
    worst: 2.6,
    most: 1.6,
    anyway: 0.05,
    spread: [
      [0, 0.03],
      [0.5, 0.08],
      [0.8, 0.15],
      [1, 0.3],
    ],
    source: `${MEASURED}, application behind a native sidecar, against the phase of the looks on its node (n = 36); worst: a look and a start missed`,
  },
  /** From the start of a container to the status that says so. */
  running: {
    worst: 0,
    most: 0.2,
    anyway: 0,
    spread: [
      [0, 0.01],
      [1, 0.06],
    ],
    source: `${MEASURED}, Running to the first sign of life of a process (n = 512)`,
  },
  /** From a kubelet's look at the runtime, which shows that a container runs, to the first look at its readiness. */
  firstLook: {
    worst: 0,
    most: 0.1,
    anyway: 0,
    spread: [
      [0, 0],
      [1, 0.08],
    ],
    source: `${MEASURED}, first readiness probes against the phase of those before on the same node (n = 151)`,
  },
  /** From a pod's node to the workers of its liveness and startup probes, which tick from there: volumes come first. */
  probesBegin: {
    worst: 0,
    most: 0.4,
    anyway: 0,
    spread: [
      [0, 0.02],
      [1, 0.1],
    ],
    source:
      'pkg/kubelet/kubelet.go SyncPod: before the first container, and after the volumes; measured by startup probes of sidecars on two machines (n = 48)',
  },
  /** From a probe's answer to the pod's status at the API server. */
  status: {
    worst: 0,
    most: 0.92,
    anyway: 0,
    spread: [
      [0, 0.007],
      [0.25, 0.015],
      [0.5, 0.026],
      [0.75, 0.05],
      [0.95, 0.17],
      [1, 0.28],
    ],
    source: `${MEASURED}, first successful readiness probe to Ready, on two machines (n = 654)`,
  },
  /** From the deletion of a pod to the start of its hook, or to SIGTERM. An early one leaves the routing more time. */
  deletionSeen: {
    worst: 0,
    most: 0.47,
    anyway: 0,
    spread: [
      [0, 0.005],
      [0.25, 0.012],
      [0.5, 0.025],
      [0.75, 0.045],
      [0.95, 0.12],
      [1, 0.19],
    ],
    source: `${MEASURED}, deletion to SIGTERM without a hook, on two machines (n = 144)`,
  },
  /** What an exec hook needs beyond the time of its command. */
  execHook: {
    worst: 0,
    most: 0.5,
    anyway: 0,
    spread: [
      [0, 0.03],
      [0.5, 0.15],
      [1, 0.18],
    ],
    source: `${MEASURED}, exec sleep hooks (n = 6)`,
  },
  /** From the end of a process that the kubelet stops to the status that says so. */
  stopSeen: {
    worst: 1.9,
    anyway: 0.1,
    spread: [
      [0, 0.06],
      [0.25, 0.12],
      [0.5, 0.185],
      [0.75, 0.32],
      [0.95, 0.65],
      [1, 0.74],
    ],
    source: `${MEASURED}, process exit to Terminated, on two machines (n = 317 of pods with one container)`,
  },
  /** From the end of the last process of a pod to the end of its sandbox: from then on nothing refuses connections. */
  sandboxGone: {
    worst: 0.5,
    anyway: 0,
    spread: [
      [0, 0.08],
      [0.5, 0.2],
      [1, 0.5],
    ],
    source: `${MEASURED}, process exit to the first connection that gets no answer (median 0.2 s, at most 0.5 s)`,
  },
  /** From the end of the containers that go first to the SIGTERM of a sidecar that has waited for them. */
  nextTurn: {
    worst: 0,
    most: 0.7,
    anyway: 0,
    spread: [
      [0, 0.05],
      [1, 0.35],
    ],
    source: 'part of the time from process exit to Terminated, which a waiting sidecar needs, too',
  },
  /** From the end of a process by itself to the kubelet's notice of it. */
  crashSeen: {
    worst: 1.1,
    most: 0.1,
    anyway: 0,
    spread: [
      [0, 0.02],
      [1, 0.1],
    ],
    source: `${MEASURED}, crash to Terminated: 0.1 to 1.05 s, of which a relist takes up to 1 s`,
  },
  /** From a kubelet's look at the runtime, which shows that nothing of a pod is left, to its removal. */
  removal: {
    worst: 1.4,
    most: 0.6,
    anyway: 0,
    spread: [
      [0, 0.05],
      [0.25, 0.1],
      [0.7, 0.15],
      [0.85, 0.25],
      [1, 0.4],
    ],
    source: `${MEASURED}, removals against the phase of the looks on the same node (n = 222); worst: from Terminated`,
  },
  /** From the notice of a crash to the next start, without back-off. */
  restart: {
    worst: 0.67,
    anyway: 0,
    spread: [
      [0, 0.1],
      [0.5, 0.23],
      [1, 0.55],
    ],
    source: `${MEASURED}, first restart (n = 24)`,
  },
  /** How long a pod waits for its next sync while a container is in back-off. */
  backOffSync: {
    worst: 15,
    spread: [
      [0, 10],
      [1, 15],
    ],
    source: 'pkg/kubelet/pod_workers.go: backOffPeriod 10 s, jitter 0.5; measured 9.6 to 14.5 s (n = 24)',
  },
} as const satisfies Record<string, Latency>;
