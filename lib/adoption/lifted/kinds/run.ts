import { asNumber, asObject, asString, cronInterval, own, type JsonObject, type Seconds } from '../../../kubernetes';
import { call, literal, mapping, name, type Expression } from '../../program/expression';
import { duration } from '../duration';
import { startFact, type Fact } from '../fact';
import type { Fields } from '../lift-container';
import { liftGrace } from '../lift-fields';
import type { LiftedKind, Lifting } from './lifted-kind';

/** How long a run may take where nothing tells: so long that nothing is stopped that is done within a day. */
const NOBODY_KNOWS_RUN: Seconds = 86_400;

/** The grace period of a run that starts over is Kubernetes' own. */
const GRACE: Seconds = 30;

/** A Job as a GracefulJob. */
export function jobKind(lifting: Lifting): LiftedKind {
  const { spec } = lifting.workload;
  return { ...runKind(lifting, spec, longestRunFact(lifting, spec)), construct: 'GracefulJob', id: 'job' };
}

/** A CronJob as a GracefulCronJob. */
export function cronJobKind(lifting: Lifting): LiftedKind | undefined {
  const { spec } = lifting.workload;
  const schedule = cronOf(asString(spec['schedule']) ?? '');
  if (!schedule) return undefined;
  const job = asObject(asObject(spec['jobTemplate'] ?? {})['spec'] ?? {});
  const run = runKind(lifting, job, longestRunFact(lifting, job));
  return {
    ...run,
    construct: 'GracefulCronJob',
    id: 'cron-job',
    props: (needed) => ({ ...run.props(needed), schedule, ...cronFields(spec) }),
  };
}

function runKind({ workload, main }: Lifting, job: JsonObject, longestRun: Fact): Omit<LiftedKind, 'construct' | 'id'> {
  const hasChecks = ['startupProbe', 'livenessProbe'].some((probe) => (own(main.json, probe) ?? null) !== null);
  return {
    facts: [longestRun, INTERRUPTION, ...(hasChecks ? [startFact(main)] : [])],
    longest: 0,
    waits: false,
    props: () => ({ ...jobFields(job), ...liftGrace(workload, GRACE) }),
    removed: [],
  };
}

const INTERRUPTION: Fact = {
  name: 'interruption',
  value: call('Interruption.startsOver'),
  todo: true,
  comment:
    'find out what a run does that a drain interrupts: it starts over, saves what it has, or is finished. It decides the grace period; until then, it is done again from its start.',
};

/** As stated, or as its deadline or its schedule lets it today; else so long that nothing is stopped. */
function longestRunFact({ workload, main }: Lifting, { activeDeadlineSeconds }: JsonObject): Fact {
  const fact = { name: 'longestRun', todo: false };
  const what = 'The longest healthy run. It decides how long it may take with its retries.';
  const stated = main.longestRequest;
  if (stated.assumption === undefined) return { ...fact, value: duration(stated.value), comment: what };
  const deadline = asNumber(activeDeadlineSeconds);
  if (deadline !== undefined && deadline > 0)
    return { ...fact, value: duration(deadline), comment: `${what} Its deadline allows as much today.` };
  const next = replacedAfter(workload.spec);
  if (next !== undefined)
    return { ...fact, value: duration(next), comment: `${what} The next run takes its place then today.` };
  return {
    ...fact,
    value: duration(NOBODY_KNOWS_RUN),
    todo: true,
    comment:
      'measure the longest healthy run. It decides how long it may take with its retries; until then, whatever is done within a day is not stopped.',
  };
}

function replacedAfter({ concurrencyPolicy, schedule }: JsonObject): Seconds | undefined {
  return concurrencyPolicy === 'Replace' ? cronInterval(asString(schedule) ?? '') : undefined;
}

/** How often Kubernetes runs what has failed where nothing is said. */
const RETRIES = 6;

function jobFields(job: JsonObject): Fields {
  const number = (field: string) => asNumber(own(job, field));
  const told = (value: number | undefined) => (value === undefined ? undefined : literal(value));
  const [deadline, ttl] = [number('activeDeadlineSeconds'), number('ttlSecondsAfterFinished')];
  return {
    retries: literal(number('backoffLimit') ?? RETRIES),
    completions: told(number('completions')),
    parallelism: told(number('parallelism')),
    activeDeadline: deadline === undefined ? undefined : duration(deadline),
    ttlAfterFinished: ttl === undefined ? undefined : duration(ttl),
  };
}

/** A schedule of five fields; the JSON patches see to one that is written otherwise. */
function cronOf(schedule: string): Expression | undefined {
  const written = WORDS.get(schedule.trim());
  if (written !== undefined) return call(`Cron.${written}`);
  const fields = schedule.trim().split(/\s+/);
  const [minute, hour, day, month, weekDay] = fields;
  if (fields.length !== 5) return undefined;
  const told = { minute, hour, day, month, weekDay };
  const stated = Object.entries(told).flatMap(([field, value]) =>
    value === undefined || value === '*' ? [] : [[field, literal(value)] as const],
  );
  return call('Cron.schedule', mapping(Object.fromEntries(stated)));
}

const WORDS: ReadonlyMap<string, string> = new Map([
  ['@hourly', 'hourly'],
  ['@daily', 'daily'],
  ['@weekly', 'weekly'],
  ['@monthly', 'monthly'],
  ['@yearly', 'annually'],
  ['@annually', 'annually'],
]);

const POLICIES: ReadonlyMap<unknown, string> = new Map([
  ['Forbid', 'FORBID'],
  ['Replace', 'REPLACE'],
]);

/** What Kubernetes does where nothing is said is said here: cdk8s-plus would say `Forbid`. */
function cronFields(spec: JsonObject): Fields {
  const { concurrencyPolicy, timeZone, suspend } = spec;
  const late = asNumber(spec['startingDeadlineSeconds']);
  const kept = (field: string) => {
    const count = asNumber(own(spec, field));
    return count === undefined ? undefined : literal(count);
  };
  return {
    timeZone: typeof timeZone === 'string' ? literal(timeZone) : undefined,
    concurrencyPolicy: name(`kplus.ConcurrencyPolicy.${POLICIES.get(concurrencyPolicy) ?? 'ALLOW'}`),
    startingDeadline: late === undefined ? undefined : duration(late),
    suspend: suspend === true ? literal(true) : undefined,
    successfulJobsRetained: kept('successfulJobsHistoryLimit'),
    failedJobsRetained: kept('failedJobsHistoryLimit'),
  };
}
