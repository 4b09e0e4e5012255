import { Duration } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';
import { cronInterval, cronScheduleProblem, isNeverDue, timeZoneProblem } from '../../../kubernetes';
import { planStartingDeadline, type CronFacts, type JobFacts } from '../../../plan';
import type { ApplicationFacts } from '../../statements/application-facts';
import { ENDS_OTHERWISE } from '../../statements/ends-otherwise';
import { inSeconds } from '../../statements/in-seconds';
import { OnSigterm } from '../../statements/termination/on-sigterm';
import { PreStop } from '../../statements/termination/pre-stop';
import { Traffic } from '../../statements/traffic/traffic';
import { durationProblem, shown } from '../../statements/typed';
import type { GracefulCronJobProps } from './graceful-cron-job-props';
import type { GracefulJobProps } from './graceful-job-props';
import { ownName } from '../own-name';
import { unmeantProblems } from '../number-problems';
import { runProblems, type RunProps } from './run-problems';
import { requireWorkload, workloadProps, type Place } from '../workload-props';

/**
 * The facts about a Job as those of an application that no requests come into.
 *
 * @throws FactError with everything that is missing, of a wrong type or impossible, in words of its props
 */
export function requireJob(place: Place, props: GracefulJobProps): GracefulJobProps & ApplicationFacts {
  return requireRun(place, props, () => unmeantProblems(props, OF_CRON_JOBS));
}

const OF_CRON_JOBS = { schedule: "a Job runs once, so it has no 'schedule': write a GracefulCronJob" };

/** The same for a CronJob. */
export function requireCronJob(place: Place, props: GracefulCronJobProps): GracefulCronJobProps & ApplicationFacts {
  return requireRun(place, props, () => [
    ...scheduleProblems(props.schedule),
    ...zoneProblems(props.timeZone),
    ...replaceProblems(props),
    ...startingDeadlineProblems(props),
    ...longNameProblems(ownName(place.scope, place.id, props)),
  ]);
}

function requireRun<Props extends RunProps>(
  place: Place,
  props: Props,
  more: () => readonly string[],
): Props & ApplicationFacts {
  if (typeof props !== 'object' || props === null)
    return requireWorkload(place, props as Props & ApplicationFacts, () => []);
  // How long a run takes to start is part of it: nobody has to state it, and nothing is made up.
  const facts = { ...props, ...asApplication(props) } as Props & ApplicationFacts;
  requireWorkload(place, { ...facts, slowestStart: props.slowestStart ?? Duration.seconds(0) }, () => [
    ...runProblems(props),
    ...more(),
  ]);
  return facts;
}

/** What an interrupted run does, as what an application does on SIGTERM. */
function asApplication(props: RunProps): Partial<ApplicationFacts> {
  const { longestRun, interruption, preStop, ignore = [], containers } = props;
  const saves = interruption?._within;
  const isTime = durationProblem(longestRun, 'longestRun') === undefined;
  const longest = saves === undefined ? longestRun : Duration.millis(saves * 1000);
  const isCut = (interruption?._kind ?? 'starts-over') === 'starts-over';
  return {
    traffic: [Traffic.none()],
    preStop: preStop ?? PreStop.none(),
    onSigterm: isCut ? OnSigterm.exits() : OnSigterm.drains(),
    ...(isTime && { longestRequest: longest }),
    // Of several containers all have to end with 0 before a run counts as done.
    ...(isCut && !isSeveral(containers) && Array.isArray(ignore) && { ignore: [...ignore, ENDS_OTHERWISE] }),
  };
}

function isSeveral(containers: unknown): boolean {
  return Array.isArray(containers) && containers.length > 1;
}

/** What cdk8s-plus is told; the plan is laid over what it makes of it. */
export function jobProps<Props extends kplus.JobProps & ApplicationFacts>({ scope, id }: Place, props: Props): Props {
  return workloadProps(scope, id, props);
}

/** The same for a CronJob. */
export function cronJobProps(place: Place, props: GracefulCronJobProps & ApplicationFacts): kplus.CronJobProps {
  const every = cronInterval(props.schedule.expressionString);
  return {
    ...workloadProps(place.scope, place.id, props),
    timeZone: zoneOf(props),
    startingDeadline: props.startingDeadline ?? Duration.seconds(planStartingDeadline(every)),
  };
}

/** What the plan has to know of a Job. */
export function jobFacts(props: RunProps): JobFacts {
  const { longestRun, interruption, interruptions = 2, completions = 1, parallelism = 1, activeDeadline } = props;
  return {
    kind: 'Job',
    longestRun: inSeconds(longestRun, 'longestRun'),
    onInterruption: interruption?._kind ?? 'starts-over',
    retries: props.retries ?? props.backoffLimit ?? 3,
    interruptions,
    rounds: Math.ceil(completions / parallelism),
    ...(activeDeadline && { statedDeadline: inSeconds(activeDeadline, 'activeDeadline') }),
  };
}

/** What the plan has to know of a CronJob. */
export function cronFacts(props: GracefulCronJobProps): CronFacts {
  const { startingDeadline, concurrencyPolicy = 'Forbid' } = props;
  const schedule = props.schedule.expressionString;
  const every = cronInterval(schedule);
  const timeZone = zoneOf(props);
  return {
    ...(every !== undefined && { every }),
    concurrency: concurrencyPolicy as CronFacts['concurrency'],
    timeZone,
    changesClocks: /^\S+\s+[0-3]\s/.test(schedule) && changesClocks(timeZone),
    ...(startingDeadline && { statedDeadline: inSeconds(startingDeadline, 'startingDeadline') }),
  };
}

/** A schedule without a zone is in that of the cluster's controller, which nobody knows. */
function zoneOf({ timeZone = 'Etc/UTC' }: GracefulCronJobProps): string {
  return timeZone;
}

/** Noon in Greenwich, in the middle of January and of July 2025. */
const [WINTER, SUMMER] = [1_736_942_400_000, 1_752_580_800_000];

/** Zones that say how far they are from Greenwich. */
const FIXED = /^(?:Etc\/.+|UTC|GMT)$/;

/** Whether clocks of a zone show another time in summer than in winter. */
function changesClocks(timeZone: string): boolean {
  if (FIXED.test(timeZone)) return false;
  const known = CHANGING.get(timeZone);
  if (known !== undefined) return known;
  const clock = new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', hourCycle: 'h23' });
  const changes = clock.format(WINTER) !== clock.format(SUMMER);
  CHANGING.set(timeZone, changes);
  return changes;
}

/** A clock takes longer to make than a workload. */
const CHANGING = new Map<string, boolean>();

function scheduleProblems(schedule: unknown): readonly string[] {
  if (schedule === undefined) return ["state 'schedule', when it is due: Cron.schedule({ minute: '0', hour: '3' })"];
  const expression = (schedule as { readonly expressionString?: unknown } | null)?.expressionString;
  if (typeof expression !== 'string')
    return [
      `'schedule' has to be a Cron, such as Cron.schedule({ minute: '0', hour: '3' }), and is ${shown(schedule)}`,
    ];
  const problems = PROBLEMS.get(expression) ?? expressionProblems(expression);
  PROBLEMS.set(expression, problems);
  return problems;
}

/** Many CronJobs have one schedule. */
const PROBLEMS = new Map<string, readonly string[]>();

function expressionProblems(expression: string): readonly string[] {
  const problem = cronScheduleProblem(expression);
  if (problem !== undefined) return [`'schedule' (${expression}) cannot be read: ${problem}`];
  return isNeverDue(expression) ? [`'schedule' (${expression}) is never due: no year has such a day`] : [];
}

function zoneProblems(timeZone: unknown): readonly string[] {
  if (timeZone === undefined) return [];
  if (typeof timeZone !== 'string')
    return [`'timeZone' has to be the name of a zone, such as 'Europe/Berlin', and is ${shown(timeZone)}`];
  const problem = timeZoneProblem(timeZone);
  return problem === undefined
    ? []
    : [`'timeZone' has to be the name of a zone, such as 'Europe/Berlin' or 'Etc/UTC': ${problem}`];
}

const POLICIES: readonly unknown[] = ['Allow', 'Forbid', 'Replace'];

function replaceProblems({ concurrencyPolicy, schedule, longestRun }: GracefulCronJobProps): readonly string[] {
  if (concurrencyPolicy !== undefined && !POLICIES.includes(concurrencyPolicy))
    return [
      `'concurrencyPolicy' has to be ConcurrencyPolicy.FORBID, ALLOW or REPLACE, and is ${shown(concurrencyPolicy)}`,
    ];
  if (concurrencyPolicy !== 'Replace') return [];
  const isReadable = scheduleProblems(schedule).length === 0 && durationProblem(longestRun, '') === undefined;
  const every = isReadable ? cronInterval(schedule.expressionString) : undefined;
  const longest = every === undefined ? 0 : longestRun.toMilliseconds() / 1000;
  if (every === undefined || longest <= every) return [];
  return [
    `'concurrencyPolicy' REPLACE stops a run when the next one is due, every ${every} s, and its longest run takes ${longest} s: it would never be done. State ConcurrencyPolicy.FORBID, or a 'schedule' with more time between two runs`,
  ];
}

/** How often the controller looks; cdk8s-plus refuses less, too, in its own words. */
const LOOKS_EVERY = 10;

function startingDeadlineProblems({ startingDeadline: deadline }: GracefulCronJobProps): readonly string[] {
  if (deadline === undefined || durationProblem(deadline, '') !== undefined) return [];
  const seconds = deadline.toMilliseconds() / 1000;
  return seconds >= LOOKS_EVERY
    ? []
    : [
        `'startingDeadline' (${seconds} s) may be over before the controller looks, every ${LOOKS_EVERY} s: then no run starts; state Duration.seconds(${LOOKS_EVERY}) or more`,
      ];
}

/** Its Jobs are called by its name and eleven characters more, and have to fit into a label. */
const LONGEST_NAME = 52;

function longNameProblems(name: string | undefined): readonly string[] {
  if (name === undefined || name.length <= LONGEST_NAME) return [];
  return [
    `'${name}' has ${name.length} characters, and a CronJob may have ${LONGEST_NAME}: state a shorter 'metadata.name'`,
  ];
}
