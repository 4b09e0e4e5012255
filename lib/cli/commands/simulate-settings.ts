import {
  RELEASE_ORDERS,
  SCENARIO_NAMES,
  type Case,
  type NotSimulated,
  type ScenarioName,
  type SimulateOptions,
} from '../../simulation';
import { parseStatedDuration } from '../../facts';
import { didYouMean } from '../../kubernetes/values/did-you-mean';
import type { Given } from '../flags/flag';
import { UsageError } from '../usage-error';

/** How to draw latencies. */
export interface Sampling {
  readonly runs: number;
  readonly seed: number;
}

const CONNECTIONS = ['new', 'keep-alive'] as const;
/** Nobody waits longer for an image, in seconds. */
const LONGEST_PULL = 86_400;
const [RUNS, SEED, MOST_RUNS, MOST_NODES] = [1000, 1, 10_000_000, 100_000];

/** What a simulation is told by its flags. */
export function simulateSettings(given: Given): Omit<SimulateOptions, 'from'> {
  const scenarios = given
    .all('scenario')
    .flatMap((names) => names.split(',').map((name) => scenarioNamed(name.trim())));
  const [rate, nodes] = [numberOf(given, 'rate', 1e-3, 1e9), wholeOf(given, 'nodes', 1, MOST_NODES)];
  const connections = connectionsOf(given);
  const imagePull = timeOf(given, 'image-pull');
  const order = orderOf(given);
  return {
    ...(scenarios.length > 0 && { scenarios: SCENARIO_NAMES.filter((name) => scenarios.includes(name)) }),
    ...(rate !== undefined && { rate }),
    ...(nodes !== undefined && { nodes }),
    ...(connections && { connections }),
    ...(imagePull !== undefined && { imagePull }),
    ...(given.has('no-fix') && { fix: false }),
    ...(given.has('no-prune') && { prune: false }),
    ...(order && { order }),
  };
}

/** The runs that are asked for; undefined for worst cases. */
export function samplingOf(given: Given): Sampling | undefined {
  const [runs, seed] = [wholeOf(given, 'runs', 1, MOST_RUNS), wholeOf(given, 'seed', 0, 2 ** 31)];
  if (runs === undefined && seed === undefined) return undefined;
  return { runs: runs ?? RUNS, seed: seed ?? SEED };
}

/** How many threads may run. */
export function workersOf(given: Given): number | undefined {
  return wholeOf(given, 'workers', 1, 1024);
}

/**
 * The cases of the workloads that are meant: `kind/name`, `namespace/name` or `name`.
 *
 * @throws UsageError for a workload that is not there, or that is left out
 */
export function casesMeant(cases: readonly Case[], left: readonly NotSimulated[], given: Given): readonly Case[] {
  const wanted = given.all('workload');
  if (wanted.length === 0) return cases;
  for (const one of wanted) {
    if (cases.some(({ workload }) => isMeant(workload, one))) continue;
    const out = left.find(({ workload }) => isMeant(workload, one));
    if (out) throw new UsageError(`'${one}' is not simulated: ${out.why}`);
    const known = [...new Set(cases.map(({ workload: { kind, name } }) => `${kind.toLowerCase()}/${name}`))];
    const list = known.length > 0 && known.length <= 10 ? `; there are ${known.join(', ')}` : '';
    throw new UsageError(`there is no workload '${one}' to simulate${didYouMean(one.toLowerCase(), known) || list}`);
  }
  return cases.filter(({ workload }) => wanted.some((one) => isMeant(workload, one)));
}

/** What is left out of the workloads that are meant. */
export function leftMeant(left: readonly NotSimulated[], given: Given): readonly NotSimulated[] {
  const wanted = given.all('workload');
  return wanted.length === 0 ? left : left.filter(({ workload }) => wanted.some((one) => isMeant(workload, one)));
}

function isMeant({ kind, namespace, name }: Case['workload'], wanted: string): boolean {
  const [last = '', ...before] = wanted.split('/').reverse();
  return last === name && before.every((part) => part.toLowerCase() === kind.toLowerCase() || part === namespace);
}

function scenarioNamed(text: string): ScenarioName {
  const known = SCENARIO_NAMES.find((name) => name === text);
  if (known) return known;
  const guess = didYouMean(text, SCENARIO_NAMES);
  throw new UsageError(`there is no scenario '${text}'${guess || `; known are ${SCENARIO_NAMES.join(', ')}`}`);
}

function connectionsOf(given: Given): SimulateOptions['connections'] {
  const text = given.one('connections');
  const known = CONNECTIONS.find((one) => one === text);
  if (text === undefined || known) return known;
  throw new UsageError(`--connections '${text}': write ${CONNECTIONS.join(' or ')}${didYouMean(text, CONNECTIONS)}`);
}

function orderOf(given: Given): SimulateOptions['order'] {
  const text = given.one('order');
  const known = RELEASE_ORDERS.find((one) => one === text);
  if (text === undefined || known) return known;
  throw new UsageError(`--order '${text}': write ${RELEASE_ORDERS.join(', ')}${didYouMean(text, RELEASE_ORDERS)}`);
}

function timeOf(given: Given, flag: string): number | undefined {
  const text = given.one(flag);
  if (text === undefined) return undefined;
  try {
    const seconds = parseStatedDuration(text);
    if (seconds <= LONGEST_PULL) return seconds;
  } catch (error) {
    throw new UsageError(`--${flag} '${text}': ${(error as Error).message}`);
  }
  throw new UsageError(`--${flag} '${text}': write ${LONGEST_PULL} s or less`);
}

function wholeOf(given: Given, flag: string, least: number, most: number): number | undefined {
  const number = numberOf(given, flag, least, most);
  if (number === undefined || Number.isInteger(number)) return number;
  throw new UsageError(`--${flag} '${given.one(flag) ?? ''}': write a whole number`);
}

function numberOf(given: Given, flag: string, least: number, most: number): number | undefined {
  const text = given.one(flag);
  if (text === undefined) return undefined;
  const number = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
  if (number >= least && number <= most) return number;
  throw new UsageError(`--${flag} '${text}': write a number from ${least} to ${most}`);
}
