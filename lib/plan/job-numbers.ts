import { jobBackOff, maxOf, POD_DEFAULTS, type Seconds } from '../kubernetes';
import type { JobFacts } from './kind-facts';
import type { ReleaseFacts } from './release-facts';
import type { PlannedNumber, ReleasePlan } from './release-plan';

/** The numbers of a Job beside those of its pods. */
type JobPlan = Pick<ReleasePlan, 'activeDeadline' | 'backoffLimit' | 'startingDeadline'>;

/**
 * How long a Job may take: as many runs as may fail or be interrupted and then one that is done, with the waits between
 * them and the pulling of the image.
 */
export function planJob(facts: ReleaseFacts, grace: Seconds): JobPlan {
  const { kind, room } = facts;
  if (kind?.kind !== 'Job') return {};
  const { seconds } = deadlineParts(kind, facts, grace);
  return {
    activeDeadline: kind.statedDeadline ?? Math.ceil(seconds + room),
    backoffLimit: kind.retries,
    ...(kind.cron && { startingDeadline: kind.cron.statedDeadline ?? planStartingDeadline(kind.cron.every) }),
  };
}

function deadlineParts(
  { longestRun, retries, interruptions, rounds }: JobFacts,
  { pullAllowance }: Pick<ReleaseFacts, 'pullAllowance'>,
  grace: Seconds,
): { readonly runs: number; readonly waits: Seconds; readonly seconds: Seconds } {
  const runs = rounds + retries + interruptions;
  const waits = jobBackOff(retries + interruptions);
  return { runs, waits, seconds: runs * (longestRun + pullAllowance) + waits + interruptions * grace };
}

/** Kubernetes looks every 10 s; a run that is an hour late is better left to the next time. */
const [SOONEST, LATEST] = [10, 3600];

/**
 * How late a run may start: until the next time is due, an hour at the most.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline
 */
export function planStartingDeadline(every: Seconds = LATEST): Seconds {
  return Math.max(SOONEST, Math.min(every, LATEST));
}

/** The grace period of a Job: Kubernetes' own, unless the run needs longer to save or to finish what it has. */
export function jobGrace(planned: Seconds): Seconds {
  return Math.max(POD_DEFAULTS.terminationGracePeriodSeconds, planned);
}

/** Why the grace period of a Job is as long as it is. */
export function jobGraceReason({ onInterruption, longestRun }: JobFacts, { containers, room }: ReleaseFacts): string {
  const saving = Math.ceil(maxOf(containers.slice(0, 1).map(({ longestRequest = 0 }) => longestRequest)));
  switch (onInterruption) {
    case 'starts-over':
      return `a run that is interrupted starts over, so nothing has to be waited for: Kubernetes' own ${POD_DEFAULTS.terminationGracePeriodSeconds} s`;
    case 'saves':
      return `an interrupted run saves what it has within ${saving} s, + ${room} s room`;
    case 'finishes':
      return `an interrupted run is finished: longest run ${longestRun} s, + ${room} s room`;
  }
}

/** The numbers of a Job, each with its reason. */
export function jobNumbers(facts: ReleaseFacts, kind: JobFacts, grace: Seconds): readonly PlannedNumber[] {
  const { activeDeadline = 0, startingDeadline } = planJob(facts, grace);
  const { retries, longestRun, rounds, cron } = kind;
  return [
    {
      field: 'podFailurePolicy',
      value: 'Ignore',
      reason: 'DisruptionTarget: a drain, a preemption or a lost node restarts a run and does not count as a failure',
    },
    { field: 'backoffLimit', value: retries, reason: `a run that fails is run again ${timesOf(retries)}` },
    {
      field: 'activeDeadlineSeconds',
      value: activeDeadline,
      bound: Math.ceil(rounds * longestRun),
      reason: `${kind.statedDeadline === undefined ? '' : 'stated; '}${deadlineReason(kind, facts, grace)}`,
    },
    ...(cron && startingDeadline !== undefined ? cronNumbers(cron, startingDeadline) : []),
  ];
}

function timesOf(count: number): string {
  if (count === 0) return 'no time';
  return count === 1 ? 'once' : `up to ${count} times`;
}

function deadlineReason(kind: JobFacts, facts: ReleaseFacts, grace: Seconds): string {
  const { rounds, retries, interruptions, longestRun } = kind;
  const { runs, waits } = deadlineParts(kind, facts, grace);
  const parts = [
    rounds === 1 ? '1 run' : `${rounds} runs one after the other`,
    ...(retries > 0 ? [retries === 1 ? '1 retry' : `${retries} retries`] : []),
    ...(interruptions > 0 ? [interruptions === 1 ? '1 interruption' : `${interruptions} interruptions`] : []),
  ];
  const stops = interruptions > 0 ? `, ${interruptions} times ${grace} s to stop` : '';
  return `${parts.join(' + ')}: ${runs} times ${longestRun} s and ${facts.pullAllowance} s for pulling the image, ${waits} s between them${stops}, + ${facts.room} s room`;
}

function cronNumbers(
  { concurrency, timeZone, statedDeadline }: NonNullable<JobFacts['cron']>,
  startingDeadline: Seconds,
): readonly PlannedNumber[] {
  return [
    {
      field: 'startingDeadlineSeconds',
      value: startingDeadline,
      bound: SOONEST,
      reason: `${statedDeadline === undefined ? '' : 'stated; '}a run that could not start in time starts so late at the most, then the next time counts`,
    },
    { field: 'concurrencyPolicy', value: concurrency, reason: CONCURRENCY[concurrency] },
    { field: 'timeZone', value: timeZone, reason: 'the times of the schedule are those of this zone' },
  ];
}

const CONCURRENCY = {
  Allow: 'a run starts whether the one before is done or not',
  Forbid: 'no run starts while another one goes on',
  Replace: 'a run that is due takes the place of the one that goes on',
} as const;

/** What the work itself has to do. */
export function requiredOfJob({ kind }: ReleaseFacts): readonly string[] {
  if (kind?.kind !== 'Job' || kind.onInterruption === 'finishes') return [];
  return [
    'A run that is stopped by SIGTERM has to end with another exit code than 0: with 0 half-done work counts as done.',
    'What a run has done may be done again: it has to be the same when it is done twice.',
  ];
}

/** What the reader of the plan of a CronJob should know. */
export function jobWarnings({ kind }: ReleaseFacts): readonly string[] {
  if (kind?.kind !== 'Job' || !kind.cron) return [];
  const { cron, longestRun } = kind;
  return [
    ...(cron.every !== undefined && longestRun > cron.every ? [overrun(cron.concurrency, longestRun, cron.every)] : []),
    ...(cron.changesClocks ? [CLOCKS] : []),
  ];
}

function overrun(concurrency: 'Allow' | 'Forbid' | 'Replace', longestRun: Seconds, every: Seconds): string {
  const facts = `A run may take ${longestRun} s, and one is due every ${every} s`;
  if (concurrency === 'Allow') return `${facts}: up to ${Math.ceil(longestRun / every)} go on at the same time.`;
  return `${facts}: times pass while a run goes on; of those only the last one is made up for when it is done.`;
}

const CLOCKS =
  'When clocks change, a time between 0:00 and 4:00 of this zone may be skipped or come twice: choose another hour, or a zone without such changes.';
