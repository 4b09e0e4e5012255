import { endProcess } from '../../lib/simulation/actors/pods/containers';
import { deletePod } from '../../lib/simulation/actors/pods/deletion';
import type { Script } from '../../lib/simulation/world/script';
import { setPodReady } from '../../lib/simulation/actors/pods/pod-status';
import type { Container, Pod } from '../../lib/simulation/world/pod';
import type { Sim } from '../../lib/simulation/world/sim';
import { WORST } from '../../lib/simulation/latency/draw';
import { readSetting } from '../../lib/simulation/model/read-setting';
import { firstPod, release, scaleTo, SCRIPTS } from '../../lib/simulation/scenarios/scripts';
import { runScript } from '../../lib/simulation/world/run-script';
import type { Workload } from '../../lib/workload';
import { listener } from './listener';
import { worldOf } from './manifests';

interface Happened {
  readonly at: number;
  readonly kind: string;
  readonly name: string;
  readonly words: string;
}

/** What happens to pods and containers after an action, of the kinds that are asked for. */
function happens(text: string, todo: Script | Script['act'], ...kinds: readonly string[]): readonly Happened[] {
  const world = worldOf(text);
  const events: Happened[] = [];
  const recorder = listener(({ now }, kind, words, about) => {
    if (!kinds.includes(kind)) return;
    events.push({ at: Math.round(now * 10) / 10, kind, name: about ? nameOf(about) : '', words });
  });
  const script = typeof todo === 'function' ? { act: todo } : todo;
  runScript(readSetting(world.workloads[0] as Workload, world, { rate: 100 }), WORST, script, recorder);
  return events;
}

function nameOf(about: Pod | Container): string {
  return 'containers' in about ? about.name : about.model.name;
}

function unready(sim: Sim, ...ordinals: readonly number[]): void {
  for (const pod of sim.pods) if (ordinals.includes(pod.ordinal)) setPodReady(sim, pod, false);
}

function workload(kind: string, spec: string, pod = ''): string {
  return `
apiVersion: apps/v1
kind: ${kind}
metadata: { name: web }
spec:
  ${spec}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      ${pod}
      containers: [{ name: web, image: 'web:1', readinessProbe: { httpGet: { path: /, port: 80 }, periodSeconds: 1 } }]
`;
}

const IGNORES = `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  annotations: { zero-downtime/on-sigterm.web: ignores, zero-downtime/on-sigterm.proxy: ignores }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      terminationGracePeriodSeconds: 10
      initContainers: [{ name: proxy, image: 'proxy:1', restartPolicy: Always }]
      containers: [{ name: web, image: 'web:1' }]
`;

describe('A kubelet', () => {
  test('takes the wait for the regular containers off the grace period of a native sidecar', () => {
    const ends = happens(IGNORES, (sim) => deletePod(sim, firstPod(sim)), 'sigterm', 'exited');
    const ofProxy = ends.filter(({ name }) => name === 'proxy');
    expect(ofProxy).toMatchObject([
      { at: 10, kind: 'sigterm' },
      { at: 12, kind: 'exited' },
    ]);
  });

  // startContainer: the hook's error kills the container; doBackOff: at once, then after 10 s, 20 s, 40 s
  test('kills a container whose postStart hook fails, and starts it again, later each time', () => {
    const text = workload('Deployment', 'replicas: 1').replace(
      'readinessProbe:',
      'lifecycle: { postStart: { tcpSocket: { port: 80 } } }, readinessProbe:',
    );
    const events = happens(text, release, 'started', 'restarted', 'ready');
    const starts = events.filter(({ name }) => name === 'web').map(({ at }) => at);
    const waits = starts.slice(1).map((at, index) => at - (starts[index] ?? NaN));
    expect(events.some(({ kind }) => kind === 'ready')).toBe(false);
    [0, 10, 20, 40, 80, 160, 300].forEach((least, index) => expect(waits[index]).toBeGreaterThanOrEqual(least));
    expect(waits[0]).toBeLessThan(10);
  });

  // CheckGracefulDelete: a grace period of 0 removes the object; the kubelet still leaves 2 s before SIGKILL
  test('stops a pod without a grace period that is gone from the API server already', () => {
    const text = IGNORES.replace('Seconds: 10', 'Seconds: 0').replace('initContainers', 'x');
    const all = happens(text, (sim) => deletePod(sim, firstPod(sim)), 'removed', 'created', 'sigterm', 'exited');
    expect(all.slice(0, 4).map(({ kind, at }) => [kind, at])).toEqual([
      ['removed', 0],
      ['sigterm', 0],
      ['created', 0.8],
      ['exited', 2],
    ]);
  });

  // KEP-753: restartPolicy of a native sidecar is Always, whatever the pod's
  test('starts a native sidecar again where nothing else of its pod is', () => {
    const pod =
      "{ apiVersion: v1, kind: Pod, metadata: { name: web }, spec: { restartPolicy: Never, initContainers: [{ name: proxy, image: 'proxy:1', restartPolicy: Always }], containers: [{ name: web, image: 'web:1' }] } }";
    const crashes = (name: string) =>
      happens(
        pod,
        (sim) => {
          const container = firstPod(sim).containers.find(({ model }) => model.name === name);
          if (container) endProcess(sim, container, 'crashed');
        },
        'restarted',
      );
    expect(crashes('proxy')).toHaveLength(1);
    expect(crashes('web')).toHaveLength(0);
  });
});

describe('A StatefulSet that is scaled down', () => {
  const deleted = (...ordinals: readonly number[]) => {
    const act = (sim: Sim) => {
      unready(sim, ...ordinals);
      scaleTo(sim, 3);
    };
    return happens(workload('StatefulSet', 'replicas: 5'), act, 'deleted').map(({ name }) => name);
  };

  test('takes the last pod away first', () => expect(deleted()).toEqual(['web-4', 'web-3']));

  test('takes one that is not ready away when all below it are', () => expect(deleted(4)).toEqual(['web-4', 'web-3']));

  test('waits for one that is not ready when one below it is not, either', () => expect(deleted(3, 4)).toEqual([]));
});

// updateStatefulSet: an ordered one stops at the first pod that is not available, before it comes to the update
describe('A StatefulSet with a pod that is not ready', () => {
  const deleted = (policy: string) => {
    const act = (sim: Sim) => {
      unready(sim, 1);
      release(sim);
    };
    const text = workload('StatefulSet', `replicas: 3\n  podManagementPolicy: ${policy}`);
    return happens(text, act, 'deleted').map(({ name }) => name);
  };

  test('never begins to replace its pods in order: that one has to be deleted by hand', () => {
    expect(deleted('OrderedReady')).toEqual([]);
  });

  test('replaces it, too, where it does not keep to an order', () => {
    expect(deleted('Parallel')).toEqual(['web-2', 'web-1', 'web-0']);
  });
});

// GeneratePodReadyCondition: native sidecars count like regular containers
test('A pod is not ready before its native sidecar is', () => {
  const text = (port: string) =>
    workload(
      'Deployment',
      'replicas: 1',
      `initContainers: [{ name: proxy, image: 'proxy:1', restartPolicy: Always, ports: [{ name: admin, containerPort: 9 }], readinessProbe: { tcpSocket: { port: ${port} } } }]`,
    );
  const becomesReady = (port: string) => happens(text(port), release, 'ready').length > 0;
  expect([becomesReady('admin'), becomesReady('metrics')]).toEqual([true, false]); // no port is called metrics
});

describe('A DaemonSet', () => {
  test('makes one new pod for each node, and no more', () => {
    const spec = 'updateStrategy: { rollingUpdate: { maxUnavailable: 1 } }';
    const all = happens(workload('DaemonSet', spec), release, 'created', 'deleted').map(({ kind }) => kind);
    expect(all.filter((kind) => kind === 'created')).toHaveLength(all.filter((kind) => kind === 'deleted').length);
  });
});

describe('A DaemonSet with a surge', () => {
  test('takes an old pod away at once when it is not ready and a new one is beside it', () => {
    const act = (sim: Sim) => {
      unready(sim, 0);
      release(sim);
    };
    const spec = 'updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }';
    const [first, second] = happens(workload('DaemonSet', spec), act, 'deleted', 'ready').filter(({ at }) => at > 0);
    expect([first?.kind, second?.kind]).toEqual(['deleted', 'ready']);
  });
});

describe('A Deployment that is scaled', () => {
  /** The sizes of its ReplicaSets after the action, as its controller says them. */
  const resized = (spec: string, script: Script) =>
    happens(workload('Deployment', spec), script, 'controller').map(({ words }) => words.replace(/^scales the /, ''));
  const STRATEGY = 'strategy: { rollingUpdate: { maxSurge: 2, maxUnavailable: 0 } }';

  /** A rollout, in the middle of which half as many are wanted. */
  const MIDWAY = SCRIPTS['scale-midway'];

  test('gives all to its only ReplicaSet', () => {
    expect(resized('replicas: 4', { act: (sim) => scaleTo(sim, 6) })).toEqual(['old ReplicaSet from 4 to 6']);
  });

  // pkg/controller/deployment/sync.go scale: each keeps its share of the replicas with the surge
  test('in the middle of a rollout scales both ReplicaSets in proportion, and goes on with it', () => {
    const sizes = resized(`replicas: 4\n  ${STRATEGY}`, MIDWAY);
    expect(sizes.slice(0, 3)).toEqual([
      'new ReplicaSet from 0 to 2',
      'old ReplicaSet from 4 to 3', // 4 of 6 pods are 2.7 of 2 and a surge of 2
      'new ReplicaSet from 2 to 1', // 2 of 6 are 1.3
    ]);
    expect(sizes.slice(-2)).toEqual(['new ReplicaSet from 1 to 2', 'old ReplicaSet from 1 to 0']);
  });

  test('in the middle of a rollout never has fewer available than the smaller number, and ends with it', () => {
    for (const replicas of [2, 3, 4, 5, 7, 10, 20]) {
      const world = worldOf(workload('Deployment', `replicas: ${replicas}\n  ${STRATEGY}`));
      const setting = readSetting(world.workloads[0] as Workload, world, { rate: 100 });
      let least = Infinity;
      const recorder = listener(({ subject }) => {
        const available = subject.sets.reduce((sum, set) => sum + set.available, 0);
        least = Math.min(least, available);
      });
      const sim = runScript(setting, WORST, MIDWAY, recorder);
      const half = Math.floor(replicas / 2);
      expect(least).toBeGreaterThanOrEqual(half);
      expect([sim.subject.replicas, ...sim.subject.sets.map(({ wanted }) => wanted)]).toEqual([half, 0, half]);
    }
  });
});

describe('A Deployment that is paused', () => {
  test('does nothing about a new template', () => {
    expect(happens(workload('Deployment', 'paused: true'), release, 'created', 'deleted', 'controller')).toEqual([]);
  });

  test('is scaled all the same, and what goes missing is made again of the old version', () => {
    const act = (sim: Sim) => {
      release(sim);
      scaleTo(sim, 4);
      deletePod(sim, firstPod(sim));
    };
    const events = happens(workload('Deployment', 'paused: true\n  replicas: 2'), act, 'created', 'controller');
    expect(events.map(({ kind, words }) => (kind === 'created' ? kind : words))).toEqual([
      'scales the old ReplicaSet from 2 to 4',
      ...['created', 'created', 'created'],
    ]);
  });
});
