import {
  casesOf,
  sampledOutcome,
  sampleRuns,
  worstOutcome,
  type Case,
  type Outcome,
  type ScenarioName,
} from '../../lib/simulation';
import { readSource } from '../../lib/source';
import { readWorld, type World } from '../../lib/workload';

/** How many drawn runs each worst case is held against. */
const DRAWN = 3;

/**
 * Simulates everything that can happen to the workloads of a text; throws where an outcome holds what is no number, or
 * where a drawn run loses something that the worst case calls safe.
 *
 * @returns how many outcomes there are
 */
export function simulateOne(text: string, seed: number): number {
  const world = readWorld(readSource(text, 'k8s/a.yaml').manifests);
  const cases = casesOf(world);
  for (const one of cases) {
    const worst = worstOutcome(world, one, { fix: seed % 4 === 0 });
    expectNumbers(worst);
    if (worst.verdict === 'safe' && worst.voluntary) expectNoLoss(world, one, seed);
  }
  return cases.length;
}

/** What takes little time: one release, one pod that somebody deletes, one that crashes. */
const SHORT: readonly ScenarioName[] = ['rollout', 'delete-pod', 'crash'];

/**
 * Simulates what takes little time; throws where an outcome holds what is no number.
 *
 * @returns how many outcomes there are
 */
export function simulateShortly(text: string): number {
  const world = readWorld(readSource(text, 'k8s/a.yaml').manifests);
  const cases = casesOf(world, { scenarios: SHORT });
  for (const one of cases) expectNumbers(worstOutcome(world, one, { fix: false }));
  return cases.length;
}

function expectNumbers(outcome: Outcome): void {
  const { scenario, workload } = outcome;
  JSON.stringify(outcome, (field, value: unknown) => {
    const isNone = typeof value === 'number' && !Number.isFinite(value);
    const isGap = typeof value === 'string' && /\bundefined\b|\[object Object\]|\bNaN\b/.test(value);
    if (isNone || isGap) throw new Error(`${scenario} of ${workload.kind} ${workload.name}: ${field} is ${value}`);
    return value;
  });
}

function expectNoLoss(world: World, one: Case, seed: number): void {
  const samples = sampleRuns(world, one, {}, seed, DRAWN);
  const { sampled } = sampledOutcome(world, one, {}, samples);
  if (sampled && sampled.probabilityOfLoss > 0)
    throw new Error(`${one.scenario} is safe at the worst, but loses drawn`);
}
