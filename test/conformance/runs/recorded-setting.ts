import { parseAllDocuments } from 'yaml';
import { readSetting } from '../../../lib/simulation/model/read-setting';
import type { Setting } from '../../../lib/simulation/model/setting';
import { isWorkload, type Manifest, readWorld, type Workload, type World } from '../../../lib/workload';
import { CannotRun } from '../cannot-run';
import type { RecordedScenario, Recording } from './recording';
import { withTruth } from './truth-application';

/** What a recorded scenario starts from: its manifests, and the application in them as its environment says. */
export function recordedSetting({ before, after, repetitions }: RecordedScenario): Setting {
  const manifests = parse(before);
  const old = workloadOf(readWorld(manifests, '1.36'));
  const rest = manifests.filter((manifest) => !isWorkload(manifest));
  const world = after === undefined ? readWorld(manifests, '1.36') : readWorld([...parse(after), ...rest], '1.36');
  const next = workloadOf(world);
  const [first] = repetitions as [Recording];
  const setting = readSetting(next, world, {
    rate: first.load.requestsPerSecond,
    nodes: first.nodes,
    before: old,
    replicas: old.replicas.min,
  });
  const mounts = mountsLogs(first);
  const busy = repetitions.filter(({ environment }) => (environment.concurrentScenarios ?? 1) > 1).length;
  return {
    ...setting,
    subject: {
      ...setting.subject,
      old: withTruth(setting.subject.old, old, mounts),
      next: withTruth(setting.subject.next, next, mounts),
    },
    clients: { rate: first.load.requestsPerSecond, connections: first.load.connections },
    busyCluster: busy * 2 > repetitions.length,
    oneMachine: true,
    freeProcessors: freeIn(repetitions),
    until: Math.max(...repetitions.map((one) => one.load.seconds - leadOf(one))),
  };
}

/** What each of its repetitions starts from: they differ in how busy the machine was. */
export function settingsOfRepetitions(scenario: RecordedScenario): readonly Setting[] {
  const setting = recordedSetting(scenario);
  return scenario.repetitions.map((repetition) => ({ ...setting, freeProcessors: freeIn([repetition]) }));
}

/**
 * Whether the pods have a volume that stands in no manifest: the first rig, which did not know what the machine had idle,
 * added one for the application's log.
 */
function mountsLogs({ environment }: Recording): boolean {
  return environment.machineIdleShare === undefined;
}

/** How busy the machine was is an input, as the manifests are. */
function freeIn(repetitions: readonly Recording[]): number {
  const shares = repetitions.map(({ environment }) => environment.cpuIdleShare ?? 0.5);
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

function parse(text: string): readonly Manifest[] {
  return parseAllDocuments(text).map((document) => ({ object: document.toJS() as Manifest['object'] }));
}

function workloadOf({ workloads }: World): Workload {
  const [workload] = workloads;
  if (!workload) throw new CannotRun('a recording has no workload in its manifests');
  return workload;
}

/** How long before the action the load begins, where no pod has seen a request before it. */
const LEAD = 3.4;

function leadOf({ pods }: Recording): number {
  const firsts = pods.flatMap(({ containers }) => containers.map(({ first }) => first ?? Infinity));
  const earliest = Math.min(...firsts);
  return earliest < 0 ? -earliest : LEAD;
}
