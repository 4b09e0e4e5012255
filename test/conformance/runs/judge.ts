import type { Sim } from '../../../lib/simulation/world/sim';
import { worstBy } from '../../../lib/simulation/latency/draw';
import { runSample, sampleOf } from '../../../lib/simulation/sampled/run-sample';
import type { Samples } from '../../../lib/simulation/sampled/samples';
import { spreadOf } from '../../../lib/simulation/sampled/summarise';
import { runScript } from '../../../lib/simulation/world/run-script';
import { worstCases } from '../../../lib/simulation/worst/adversaries';
import type { RecordedScenario } from './recording';
import { recordedScript } from './recorded-script';
import { recordedSetting, settingsOfRepetitions } from './recorded-setting';

/** How many drawn runs a recorded scenario is compared with. */
const RUNS = 1000;

/** Worst cases are slow: they are watched beyond the time in which requests were recorded. */
const LONG = 600;

/** A width that is never too wide: as many requests as come in so many seconds. */
const ALLOWED_SECONDS = 2;

/** The same of times: 36 recorded rollouts of three pods, one after the other, have their 5 to 95 % over 2.7 s. */
const ALLOWED_TIME = 3;

/** One thing that is compared, with both numbers; it does not apply where nothing was measured. */
export interface Check {
  readonly holds: boolean;
  readonly words: string;
}

/** What a recorded scenario and the simulation say of each other. */
export interface Judgement {
  readonly id: string;
  readonly worst: Check;
  readonly probability: Check;
  readonly amount?: Check;
  readonly time?: Check;
  readonly calibration: Calibration;
}

/** How many numbers were recorded, and how many of them are in the drawn 5 to 95 %, which nine of ten should be. */
export interface Calibration {
  readonly recorded: number;
  readonly within: number;
}

/** Replays a recorded scenario; nothing where nobody here knows how to do what was done. */
export function judge(scenario: RecordedScenario): Judgement | undefined {
  const script = recordedScript(scenario);
  if (!script) return undefined;
  const setting = recordedSetting(scenario);
  const drawn = settingsOfRepetitions(scenario);
  const runs = Array.from({ length: RUNS }, (_, index) => {
    const one = drawn[index % drawn.length] ?? setting;
    const sim = runSample(one, { scenario: 'rollout', script }, index + 1);
    const drainedAt = sim.drains.doneAt;
    return { ...sampleOf(sim, 'rollout', index + 1), ...(drainedAt !== undefined && { firstComplete: drainedAt }) };
  });
  const samples: Samples = runs;
  const clients = setting.clients.connections === 'new' ? 'new' : 'keep-alive';
  const worst = worstCases(setting, 'delete-pod', clients).map((one) =>
    runScript({ ...one.setting, until: LONG }, worstBy(one.setting.adversary), script),
  );
  const losses = scenario.repetitions.flatMap(({ observed }) => (observed.failed > 0 ? observed.failed : []));
  const amount = amountCheck(scenario, samples, setting.clients.rate);
  const time = timeCheck(scenario, samples);
  const [ofAmounts, ofTimes] = [
    calibrate(losses, drawnLosses(samples)),
    calibrate(secondsOf(scenario), drawnSeconds(samples)),
  ];
  return {
    id: scenario.id,
    worst: worstCheck(scenario, worst),
    probability: probabilityCheck(scenario, samples),
    ...(amount && { amount }),
    ...(time && { time }),
    calibration: {
      recorded: ofAmounts.recorded + ofTimes.recorded,
      within: ofAmounts.within + ofTimes.within,
    },
  };
}

function worstCheck({ repetitions }: RecordedScenario, worst: readonly Sim[]): Check {
  const most = Math.max(...worst.map(({ account }) => account.lost));
  const isSafe = most < 1e-3;
  const undisturbed = repetitions.filter(({ disturbed }) => disturbed.length === 0);
  const lost = Math.max(0, ...undisturbed.map(({ observed }) => observed.failed));
  return { holds: !isSafe || lost === 0, words: isSafe ? 'safe' : `loses ${round(most)}` };
}

function probabilityCheck({ repetitions }: RecordedScenario, samples: Samples): Check {
  const losing = repetitions.filter(({ observed }) => observed.failed > 0).length;
  const probability = samples.filter(({ lost }) => lost > 0).length / samples.length;
  const most = losing * 2 > repetitions.length;
  return { holds: probability > 0.5 === most, words: `${losing}/${repetitions.length} ~ ${round(probability)}` };
}

function amountCheck({ repetitions }: RecordedScenario, samples: Samples, rate: number): Check | undefined {
  const measured = spreadOf(repetitions.map(({ observed }) => observed.failed));
  if (measured.max === 0) return undefined;
  return compare(
    repetitions.map(({ observed }) => observed.failed),
    drawnLosses(samples),
    ALLOWED_SECONDS * rate,
  );
}

function timeCheck(scenario: RecordedScenario, samples: Samples): Check | undefined {
  const measured = secondsOf(scenario);
  const isRelease = scenario.repetitions[0]?.action.startsWith('PATCH') === true;
  const drawn = drawnSeconds(samples);
  if (measured.length > 0) return compare(measured, drawn, ALLOWED_TIME);
  if (!isRelease) return undefined;
  const share = 1 - drawn.length / samples.length;
  return { holds: share > 0.5, words: `never ~ never in ${round(100 * share)} %` };
}

function secondsOf({ repetitions }: RecordedScenario): readonly number[] {
  return repetitions.flatMap(({ observed }) => observed.rolloutSeconds ?? observed.drainSeconds ?? []);
}

function drawnSeconds(samples: Samples): readonly number[] {
  return samples.flatMap(({ firstComplete }) => firstComplete ?? []);
}

function drawnLosses(samples: Samples): readonly number[] {
  return samples.map(({ lost }) => lost);
}

function calibrate(recorded: readonly number[], drawn: readonly number[]): Calibration {
  if (drawn.length === 0) return { recorded: 0, within: 0 };
  const { p5, p95 } = spreadOf(drawn);
  return { recorded: recorded.length, within: recorded.filter((value) => p5 <= value && value <= p95).length };
}

/** The drawn range covers the measured median, and is not much wider than what was measured. */
function compare(measured: readonly number[], drawn: readonly number[], allowed: number): Check {
  const sorted = [...measured].sort((one, other) => one - other);
  const [low, high] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  const middle = ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
  const { p5, median, p95 } = spreadOf(drawn);
  const covers = p5 <= middle && middle <= p95;
  const isNarrow = p95 - p5 <= Math.max(2 * (high - low), allowed);
  const words = `${round(low)}/${round(middle)}/${round(high)} ~ ${round(p5)}/${round(median)}/${round(p95)}`;
  return { holds: drawn.length > 0 && covers && isNarrow, words: covers && !isNarrow ? `${words} (too wide)` : words };
}

function round(value: number): number {
  return Math.abs(value) < 20 ? Math.round(value * 100) / 100 : Math.round(value);
}
