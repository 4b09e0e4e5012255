import { parseAllDocuments } from 'yaml';
import { deletePod } from '../../lib/simulation/actors/deletion';
import type { Script } from '../../lib/simulation/actors/new-sim';
import { setPodReady } from '../../lib/simulation/actors/pod-status';
import type { Container, Pod, Recorder, Sim } from '../../lib/simulation/actors/state';
import { WORST } from '../../lib/simulation/latency/draw';
import { readSetting } from '../../lib/simulation/model/read-setting';
import { firstPod, release, scaleTo } from '../../lib/simulation/scenarios/scripts';
import { runScript } from '../../lib/simulation/simulation-run';
import { readWorld, type Workload } from '../../lib/workload';

interface Happened {
  readonly at: number;
  readonly kind: string;
  readonly name: string;
}

/** What happens to pods and containers after an action, of the kinds that are asked for. */
function happens(text: string, act: Script['act'], ...kinds: readonly string[]): readonly Happened[] {
  const world = readWorld(parseAllDocuments(text).map((document) => ({ object: document.toJS() as never })));
  const events: Happened[] = [];
  let now = () => 0;
  const recorder: Recorder = {
    settled: (sim) => void (now = () => sim.now),
    event: (kind, _words, about) => {
      if (about && kinds.includes(kind)) events.push({ at: Math.round(now() * 10) / 10, kind, name: nameOf(about) });
    },
    state: () => undefined,
    routed: () => undefined,
    endpoint: () => undefined,
    probe: () => undefined,
  };
  runScript(readSetting(world.workloads[0] as Workload, world, { rate: 100 }), WORST, { act }, recorder);
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
    expect(ofProxy).toEqual([
      { at: 10, kind: 'sigterm', name: 'proxy' },
      { at: 12, kind: 'exited', name: 'proxy' },
    ]);
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
