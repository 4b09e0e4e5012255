import fc from 'fast-check';
import { casesOf } from '../../lib/simulation';
import { settingsOf } from '../../lib/simulation/read-case';
import { runSample } from '../../lib/simulation/sampled/run-sample';
import { worstRun } from '../../lib/simulation/worst/worst-run';
import { shape, shapedManifests, type Shape } from './generated-shape';
import { generated, worldOf, type Generated } from './generated-workload';

/** Less than this of a request is nothing. */
export const NOTHING = 1e-3;

/**
 * What is safe at the worst is never short. Of what loses anyway, this share may be missing: of every latency a worst case
 * takes one end or the other, and a chain of them in between may let one more thing go wrong. Crash loops fell short by
 * 3.4 % at the most, in one of a thousand.
 */
const ALLOWED = 0.1;

/**
 * What somebody does in the middle of a rollout meets as many new pods as there are by then, which is one batch more or
 * less: workers cut what each pod has begun that is taken away again. Three of ten pods is the most that a batch is here.
 */
const ALLOWED_MIDWAY = 0.4;

type Setting = Parameters<typeof runSample>[0];
type One = Parameters<typeof runSample>[1];

/** What nobody writes in a manifest: how many requests come, and what the nodes are busy with. */
interface Place {
  readonly replicas: number;
  readonly rate: number;
  readonly nodes: number | undefined;
  readonly busyCluster: boolean;
  readonly oneMachine: boolean;
  readonly freeProcessors: number;
}

const place: fc.Arbitrary<Place> = fc.record({
  replicas: fc.constantFrom(1, 2, 3, 4, 10),
  rate: fc.constantFrom(1, 10, 100, 1000),
  nodes: fc.constantFrom(undefined, undefined, 1, 2, 5),
  busyCluster: fc.boolean(),
  oneMachine: fc.boolean(),
  freeProcessors: fc.constantFrom(0.1, 0.5, 0.9),
});

/** A workload of any kind, behind any source, with what makes it special; and what is beside its manifests. */
export interface Bounded {
  readonly given: Generated;
  readonly shaped: Shape;
  readonly where: Place;
  readonly seed: number;
}

/** Workloads whose worst cases are held against drawn runs. */
export const bounded: fc.Arbitrary<Bounded> = fc.record({
  given: generated,
  shaped: shape,
  where: place,
  seed: fc.nat(1e6),
});

/** How a worst case compares with drawn runs. */
export interface Compared {
  readonly words: string;
  readonly worst: number;
  /** The most that one of them loses. */
  readonly drawn: number;
  /** How far the worst case falls short of it, as a share; all of it where it says that nothing is lost. */
  readonly short: number;
  /** Whether that is more than can be explained. */
  readonly isTooShort: boolean;
}

/** Holds the worst case of everything that can happen to a workload against so many drawn runs. */
export function compareWithDrawn(
  { given, shaped, where, seed }: Bounded,
  clients: 'new' | 'keep-alive',
  runs: number,
): readonly Compared[] {
  const { replicas, rate, nodes, ...of } = where;
  const world = worldOf(shapedManifests({ ...given, replicas }, shaped));
  const options = { imagePull: shaped.imagePull, rate, ...(nodes !== undefined && { nodes }) };
  return casesOf(world).flatMap((one) =>
    settingsOf(world, one, options).map((setting) => compare({ ...setting, ...of }, one, { seed, runs, clients })),
  );
}

interface Drawn {
  readonly seed: number;
  readonly runs: number;
  readonly clients: 'new' | 'keep-alive';
}

function compare(setting: Setting, one: One, { seed, runs, clients }: Drawn): Compared {
  const worst = worstRun(setting, one.scenario, clients).ran.lost;
  const connections = clients === 'new' ? 'new' : 1000;
  const kept = { ...setting, clients: { ...setting.clients, connections } } as const;
  let [drawn, at] = [0, seed];
  for (let run = seed; run < seed + runs; run += 1) {
    const { lost } = runSample(kept, one, run).account;
    if (lost > drawn) [drawn, at] = [lost, run];
  }
  const words = `${one.scenario} of ${setting.subject.replicas} (${clients} connections, seed ${at}): ${worst} at the worst, ${drawn} drawn`;
  const short = shortfall(worst, drawn);
  return { words, worst, drawn, short, isTooShort: short > allowedIn(one.scenario) };
}

function allowedIn(scenario: One['scenario']): number {
  return scenario === 'rollback' || scenario === 'scale-midway' ? ALLOWED_MIDWAY : ALLOWED;
}

function shortfall(worst: number, drawn: number): number {
  if (drawn <= worst + NOTHING) return 0;
  return worst <= NOTHING ? 1 : (drawn - worst) / drawn;
}
