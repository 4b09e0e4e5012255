import type { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { own } from '../../../kubernetes';
import { choiceProblem, type Choice } from '../../statements/fact-problems';
import type { RunFacts } from '../../statements/run-facts';
import { durationProblem, shown } from '../../statements/typed';
import { ofOthers } from '../facts-of-others';
import { countProblem, timeProblems, unmeantProblems } from '../number-problems';

const INTERRUPTION: Choice = { member: '_kind', instead: 'an Interruption, such as Interruption.startsOver()' };

/** What every Job takes, however it is started. */
export type RunProps = RunFacts & kplus.JobProps;

/** What is missing, of a wrong type or impossible in what is said of a run. */
export function runProblems(props: RunProps): readonly string[] {
  return [
    ...longestRunProblem(props.longestRun),
    ...choiceProblem(props.interruption, 'interruption', INTERRUPTION),
    ...savingProblems(props),
    ...notOfRuns(props),
    ...timeProblems(props, ['activeDeadline', 'ttlAfterFinished', 'terminationGracePeriod', 'startingDeadline']),
    ...retryProblems(props),
    ...countProblem(props.interruptions, 'interruptions'),
    ...countProblem(props.completions, 'completions', 1),
    ...countProblem(props.parallelism, 'parallelism', 1),
    ...exitCodeProblems(props.fatalExitCodes),
    ...deadlineProblems(props),
    ...endlessProblems(props),
    ...healthProblems(props),
  ];
}

function longestRunProblem(longestRun: unknown): readonly string[] {
  if (longestRun === undefined)
    return ["state 'longestRun', how long the longest healthy run takes: Duration.minutes(30)"];
  const problem = durationProblem(longestRun, 'longestRun');
  if (problem !== undefined) return [problem];
  const isNone = (longestRun as Duration).toMilliseconds() === 0;
  return isNone
    ? ["'longestRun' is 0 s, and a run takes some time: state the longest one, such as Duration.minutes(30)"]
    : [];
}

/** Nobody saves longer than he works. */
function savingProblems({ interruption, longestRun }: RunProps): readonly string[] {
  const saving = interruption?._within;
  if (saving === undefined || durationProblem(longestRun, '') !== undefined) return [];
  const longest = longestRun.toMilliseconds() / 1000;
  return saving <= longest
    ? []
    : [
        `'interruption' saves within ${saving} s, and the longest run ('longestRun') takes ${longest} s: state a shorter time, or Interruption.finishes()`,
      ];
}

/** What is said of a run in other words, or not at all. */
const NOT_OF_RUNS = {
  ...ofOthers('GracefulJob'),
  traffic: "no requests come into what runs to its end, so it has no 'traffic': leave it out",
  longestRequest: "no requests come into what runs to its end: state its longest run in 'longestRun' instead",
  onSigterm: "state in 'interruption' what a run does on SIGTERM: Interruption.startsOver(), .saves(…) or .finishes()",
  replicas: "a Job has no 'replicas': state 'completions' and 'parallelism'",
  autoscaled: "nothing scales a Job: state 'completions' and 'parallelism'",
  port: "no requests come into what runs to its end, so it has no 'port': leave it out",
} as const;

function notOfRuns(props: RunProps): readonly string[] {
  const { restartPolicy } = props;
  const isOther = restartPolicy !== undefined && restartPolicy !== kplus.RestartPolicy.NEVER;
  return [
    ...unmeantProblems(props, NOT_OF_RUNS),
    ...(isOther
      ? [
          `'restartPolicy' has to be RestartPolicy.NEVER, and is ${shown(restartPolicy)}: with any other one Kubernetes cannot tell a drain from a failure. How often a run is repeated, 'retries' says`,
        ]
      : []),
  ];
}

function retryProblems({ retries, backoffLimit }: RunProps): readonly string[] {
  const isTwice = retries !== undefined && backoffLimit !== undefined;
  return [
    ...(isTwice ? ["state either 'retries' or 'backoffLimit': they are the same number"] : []),
    ...countProblem(retries, 'retries'),
    ...countProblem(backoffLimit, 'backoffLimit'),
  ];
}

function exitCodeProblems(codes: unknown): readonly string[] {
  if (codes === undefined) return [];
  if (!Array.isArray(codes))
    return [`'fatalExitCodes' has to be a list of exit codes, such as [2], and is ${shown(codes)}`];
  const isCode = (code: unknown) => Number.isInteger(code) && Number(code) >= 1 && Number(code) <= 255;
  const wrong = codes.filter((code: unknown) => !isCode(code));
  const killed = codes.filter((code) => code === 143 || code === 137);
  return [
    ...wrong.map((code: unknown) => `'fatalExitCodes' takes numbers from 1 to 255, and one is ${shown(code)}`),
    ...killed.map(
      (code) =>
        `'fatalExitCodes' has ${code}, which is what SIGTERM and SIGKILL make of a process: a run that is stopped would fail the Job for good`,
    ),
  ];
}

function deadlineProblems({ activeDeadline, longestRun }: RunProps): readonly string[] {
  const times = [activeDeadline, longestRun];
  if (times.some((time) => time === undefined || durationProblem(time, '') !== undefined)) return [];
  const [deadline, longest] = times.map((time) => (time?.toMilliseconds() ?? 0) / 1000) as [number, number];
  return deadline >= longest
    ? []
    : [
        `'activeDeadline' (${deadline} s) ends the Job for good before its longest run (${longest} s) can be done: state Duration.seconds(${Math.ceil(longest)}) or more, or leave it out`,
      ];
}

/** An ordinary container beside the work keeps the Job from ending, unless it ends by itself. */
function endlessProblems({ containers, otherContainers }: RunProps): readonly string[] {
  if (!Array.isArray(containers)) return [];
  return containers
    .slice(1)
    .map(({ name, image }) => name ?? image)
    .filter((name) => own({ ...otherContainers }, name) === undefined)
    .map(
      (name) =>
        `the Job is done only when the container ${name} has ended, too: where it runs beside the work, put it under 'sidecars', which are stopped when the work is done; where it ends by itself, say what is known of it in 'otherContainers'`,
    );
}

function healthProblems({ health, slowestStart }: RunProps): readonly string[] {
  const { readiness } = typeof health === 'object' && health !== null ? health : {};
  return [
    ...(readiness === undefined
      ? []
      : ["nobody asks whether a run is ready, since no requests come in: leave 'health.readiness' out"]),
    ...(health !== undefined && slowestStart === undefined
      ? ["'health' looks at a run from its start on: state 'slowestStart', too: Duration.seconds(20)"]
      : []),
  ];
}
