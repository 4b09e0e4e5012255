import { withMade } from '../../workload';
import { plainText } from '../../report/plain-text';
import {
  byWorkload,
  countText,
  shownChange,
  simulationReportOf,
  wordNotSimulated,
  type SimulationReport,
} from '../../report/simulation';
import {
  casesOf,
  failsRun,
  notSimulated,
  sampledOutcome,
  type Case,
  type NotSimulated,
  type Outcome,
} from '../../simulation';
import type { Settings } from '../../check';
import type { Command } from '../command';
import { readConfig } from '../config/read-config';
import { EXIT, type ExitCode } from '../exit-code';
import type { ReadManifests } from '../files/read-files';
import { sayMadeElsewhere } from '../files/made-elsewhere';
import { readPaths, sayPassedOver } from '../files/read-paths';
import type { Given } from '../flags/flag';
import type { Io, Workers } from '../io';
import { outputsOf } from '../outputs';
import { Progress } from '../progress';
import { failedOn } from '../threads/failed-on';
import { sampleAll } from '../threads/sample-all';
import type { PlainWorld, Simulated } from '../threads/simulation-worker';
import { plainWorld, worldOf, type SimulatedWorld } from '../threads/world-of';
import { simulateAll } from '../threads/simulate-all';
import { UsageError } from '../usage-error';
import { readOldRelease } from './read-old-release';
import { SIMULATE_FLAGS, SIMULATE_NOTES } from './simulate-flags';
import { needsAll, SIMULATE_FORMATS, streamOf, writeSimulation } from './simulate-outputs';
import { casesMeant, leftMeant, samplingOf, simulateSettings, workersOf, type Sampling } from './simulate-settings';
import { statedSettings } from './stated-settings';

/** `simulate PATH…`. */
export const simulateCommand: Command = {
  usage: 'PATH… [flags]',
  says: 'Runs what can happen to the workloads of manifests - releases, scale-downs, drains, faults - and tells which requests it loses, when, why, and which field is to blame.',
  flags: SIMULATE_FLAGS,
  notes: SIMULATE_NOTES,
  run: runSimulate,
};

async function runSimulate(given: Given, io: Io): Promise<ExitCode> {
  if (given.positionals.length === 0) {
    throw new UsageError('simulate needs a PATH: a file, a folder, a pattern, or - for standard input');
  }
  const outputs = outputsOf(given, [...SIMULATE_FORMATS]);
  const [sampling, options] = [samplingOf(given), simulateSettings(given)];
  const config = readConfig(given.one('config'), io);
  const settings = { ...statedSettings(given, config), options };
  const progress = new Progress(io);
  const reading = await readMeant(given, config, io, progress);
  const from = given.has('from') ? (await readOldRelease('from', given, io, progress)).manifests : undefined;
  const whole = { ...settings, manifests: reading.manifests, ...(from && { from }), showsChange: given.has('html') };
  const simulated = worldOf(whole);
  const left = notSimulated(simulated.world, simulated.options);
  const cases = casesMeant(casesOf(simulated.world, simulated.options), left, given);
  const stream = streamOf(outputs, { given, io });
  const told = (one: Simulated) => {
    progress.done();
    if (one.failed) return one;
    io.stdout.write(stream?.workload(one.outcomes, one.change ? [shownChange(one.change)] : []) ?? '');
    return one;
  };
  const keep = needsAll(outputs, { given }) ? told : (one: Simulated) => slim(told(one));
  const running = { whole, simulated, cases, workers: workersFor(given, io), now: io.now, progress, keep };
  io.stdout.write(stream?.begin(reading) ?? '');
  const all = sampling ? (await sampled(running, sampling)).map(keep) : await worst(running);
  progress.done();
  const report = simulationReportOf(
    all.flatMap(({ outcomes }) => outcomes),
    { rate: options.rate ?? 100, ...(sampling && { sampled: sampling }) },
    reading,
    [...leftMeant(left, given), ...all.flatMap(({ failed }) => failed ?? [])],
    all.flatMap(({ change }) => change ?? []),
    all.flatMap(({ changed }) => changed ?? []),
  );
  const fails = failing(given.has('strict') || config.strict);
  io.stdout.write(stream?.end(report) ?? '');
  writeSimulation(report, outputs, { given, io, fails });
  return exitCodeOf(report, fails, given.has('allow-empty'), io);
}

async function readMeant(given: Given, config: Settings, io: Io, progress: Progress): Promise<ReadManifests> {
  const reading = await readPaths(given.positionals, {
    ...{ given, io, progress },
    ignored: config.ignoresPath,
    tests: given.has('tests'),
  });
  sayPassedOver(reading, given, io);
  sayMadeElsewhere(withMade(reading.manifests), 'simulate -', given, io);
  return reading;
}

/** What runs, and on what. */
interface Running {
  readonly whole: PlainWorld;
  readonly simulated: SimulatedWorld;
  readonly cases: readonly Case[];
  readonly workers: Workers | undefined;
  readonly now: () => number;
  readonly progress: Progress;
  readonly keep: (simulated: Simulated) => Simulated;
}

/** What is left of outcomes that have been told: what a summary and an exit code need. */
function slim({ outcomes, failed }: Simulated): Simulated {
  const timeline = { from: 0, to: 0, pods: [], endpoints: [], capacity: [], events: [] };
  return {
    outcomes: outcomes.map((outcome) => ({ ...outcome, losses: [], assumptions: [], timeline })),
    ...(failed && { failed }),
  };
}

function worst({ whole, simulated, cases, progress, ...on }: Running): Promise<readonly Simulated[]> {
  return simulateAll(simulated, cases, {
    ...on,
    plain: () => plainWorld(whole),
    progress: (done, { workload, scenario }) =>
      progress.say(`simulated ${done} of ${cases.length}: ${workload.name}, ${scenario}…`),
  });
}

async function sampled(
  { whole, simulated, cases, progress, ...on }: Running,
  sampling: Sampling,
): Promise<readonly Simulated[]> {
  const samples = await sampleAll(simulated, cases, {
    ...on,
    ...sampling,
    plain: () => plainWorld(whole),
    progress: (done, all) => progress.say(`run ${done} of ${all} (${Math.floor((done / all) * 100)} %)…`),
  });
  const { world, options } = simulated;
  const outcomeOf = (one: Case, its: (typeof samples)[number]): Outcome | NotSimulated => {
    try {
      return 'why' in its ? its : sampledOutcome(world, one, options, its);
    } catch (error) {
      return failedOn(simulated, [one], error);
    }
  };
  const all = cases.map((one, index) => outcomeOf(one, samples[index] ?? []));
  const failures = new Set(all.flatMap((one) => ('why' in one ? [one] : [])));
  const outcomes = all.flatMap((one) => ('why' in one ? [] : [one]));
  return [
    ...byWorkload(outcomes).map((its) => ({ outcomes: its })),
    ...[...failures].map((one) => ({ outcomes: [], failed: one })),
  ];
}

/** As many as there are cores, or as somebody wants. */
function workersFor(given: Given, { workers }: Io): Workers | undefined {
  return workers && { ...workers, count: workersOf(given) ?? workers.count };
}

function failing(strict: boolean): (outcome: Outcome) => boolean {
  if (strict) return ({ verdict }) => verdict !== 'safe';
  return failsRun;
}

function exitCodeOf(
  { reading, summary, outcomes, notSimulated }: SimulationReport,
  fails: (outcome: Outcome) => boolean,
  allowsEmpty: boolean,
  io: Io,
): ExitCode {
  if (summary.problems > 0 || reading.problems.some(({ code }) => code === 'cannot-open' || code === 'not-rendered'))
    return EXIT.failed;
  if (notSimulated.some(({ isBug }) => isBug)) return EXIT.failed;
  if (outcomes.some(fails) || notSimulated.some(({ isTooLarge }) => isTooLarge)) return EXIT.errors;
  if (outcomes.length > 0 || allowsEmpty) return EXIT.ok;
  io.stderr.write(
    `error: there is nothing to simulate: ${whyNothing(notSimulated, reading)} (--allow-empty: that is fine)\n`,
  );
  return EXIT.failed;
}

/** How many reasons a message has room for. */
const MOST_REASONS = 3;

function whyNothing(left: SimulationReport['notSimulated'], reading: SimulationReport['reading']): string {
  if (left.length === 0) return ['no workload was found', ...whatElse(reading)].join('; ');
  const more = left.length - MOST_REASONS;
  const reasons = left.slice(0, MOST_REASONS).map((one) => plainText(wordNotSimulated(one)));
  return [...reasons, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

/** What there is instead, such as a template of Helm that has yet to be rendered. */
function whatElse({ resources, skipped }: SimulationReport['reading']): readonly string[] {
  const others = resources > 0 ? [`only ${countText(resources, 'object')} of other kinds`] : [];
  const passed = skipped
    .filter(({ reason }) => reason !== 'empty')
    .map(({ file, line, detail }) => plainText(`${file}:${line}: ${detail}`));
  return [...others, ...passed.slice(0, MOST_REASONS)];
}
