import { knownTraffic, type OnSigterm } from '../../facts';
import { probeTiming, type JsonObject, type Seconds } from '../../kubernetes';
import { probeOf, type Container, type Workload } from '../../workload';
import type { Constant } from '../program/adopted-app';
import { call, type Entry, type Expression } from '../program/expression';
import { duration } from './duration';
import { trafficOf } from './traffic-of';

/** How long a start may take where nothing tells: long enough that nothing is killed that starts today. */
const NOBODY_KNOWS_START: Seconds = 300;

/** How long a request is taken to last where nobody has said it: what Kubernetes' own grace period allows. */
const NOBODY_KNOWS_REQUEST: Seconds = 30;

/** A fact for the facts file. */
interface Stated {
  readonly value: Expression;
  /** Whether somebody has to find it out. */
  readonly todo: boolean;
  readonly comment: readonly string[];
}

/** What a workload has to be told, and how much of it nobody has stated. */
export interface WorkloadFactsOf {
  readonly constant: Constant;
  /** The names of the facts that are marked as to be done. */
  readonly todo: readonly string[];
  /** The longest request, or piece of work. */
  readonly longest: Seconds;
}

/** How the facts of a workload are to be told. */
export interface FactsWanted {
  /** The name of the constant. */
  readonly constant: string;
  /** Whether it is a worker of which no piece of work is cut. */
  readonly isWorker: boolean;
  /** The health checks, where somebody has to look at them. */
  readonly health: Expression | undefined;
}

/**
 * The facts of a workload: those that somebody has stated or the numbers tell, and the others as what the tools take for
 * granted, marked. Nothing where its traffic has no words.
 */
export function factsOfWorkload(
  workload: Workload,
  serving: Container,
  { constant, isWorker, health }: FactsWanted,
): WorkloadFactsOf | undefined {
  const { kind, name } = workload.identity;
  const sources = workload.traffic.value;
  const traffic = trafficOf(sources.length > 0 ? sources : [knownTraffic('none')]);
  if (!traffic) return undefined;
  const longest = longestOf(workload, serving);
  const stated: readonly (readonly [string, Stated])[] = [
    ['slowestStart', startOf(serving)],
    [isWorker ? 'longestWork' : 'longestRequest', requestOf(serving, longest, isWorker)],
    ['onSigterm', sigtermOf(serving)],
    ...(isWorker ? [] : [['traffic', trafficFact(workload, traffic)] as const]),
    ...(health ? [['health', { value: health, todo: true, comment: HEALTH }] as const] : []),
  ];
  const entries = stated.map(([key, { value, todo, comment }]): Entry => ({
    key,
    value,
    comment: filled(`${todo ? 'TODO: ' : ''}${comment.join(' ')}`),
  }));
  return {
    constant: {
      name: constant,
      doc: [`${kind} ${name}.`],
      value: { form: 'mapping', entries },
    },
    longest,
    todo: stated.filter(([, { todo }]) => todo).map(([key]) => key),
  };
}

/** Words in lines of a comment. */
function filled(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= LINE) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

const LINE = 105;

const HEALTH = ['name an endpoint that answers only when requests can be served. It decides when a new pod gets some.'];

function startOf(serving: Container): Stated {
  const what = 'The worst healthy time from container start to serving. It decides the startup probe.';
  if (serving.slowestStart !== undefined)
    return { value: duration(serving.slowestStart), todo: false, comment: [what] };
  for (const kind of ['startup', 'liveness'] as const) {
    const probe = probeOf(serving, kind);
    if (!probe) continue;
    const seconds = allowedBy(probe);
    if (seconds <= 0) continue;
    return { value: duration(seconds), todo: false, comment: [`${what} Its ${kind} probe allows as much today.`] };
  }
  return {
    value: duration(NOBODY_KNOWS_START),
    todo: true,
    comment: [
      'measure the worst healthy time from container start to serving. It decides the startup probe;',
      'until then, whatever starts in 5 minutes is not killed.',
    ],
  };
}

/** A container is not killed before. */
function allowedBy(probe: JsonObject): Seconds {
  const { initialDelay, failureThreshold, period } = probeTiming(probe);
  return initialDelay + (failureThreshold - 1) * period;
}

/** As stated; else what the grace period leaves for it today, so that nothing is cut that is not cut today. */
function longestOf({ gracePeriod }: Workload, { longestRequest, preStopDuration }: Container): Seconds {
  if (longestRequest.assumption === undefined) return longestRequest.value;
  const left = gracePeriod - Math.min(preStopDuration?.atMost ?? 0, gracePeriod);
  return Math.max(longestRequest.value, Math.min(NOBODY_KNOWS_REQUEST, left));
}

function requestOf({ longestRequest }: Container, longest: Seconds, isWorker: boolean): Stated {
  const what = isWorker ? 'piece of work' : 'request';
  const decides = 'It decides the grace period.';
  const value = duration(longest);
  if (longestRequest.assumption === undefined)
    return { value, todo: false, comment: [`The longest ${what}. ${decides}`] };
  return {
    value,
    todo: true,
    comment: [`measure the longest ${what} that must not be cut. ${decides} Until then, it may take ${longest} s.`],
  };
}

function sigtermOf({ onSigterm }: Container): Stated {
  const { value, assumption } = onSigterm;
  const decides = 'It decides how long the preStop hook waits.';
  if (value.kind === 'unknown' || assumption !== undefined) {
    return {
      value: sigterm(value),
      todo: true,
      comment: [
        `find out whether it drains, serves on or exits on SIGTERM. ${decides}`,
        'Until then, the hook waits for the longest request, too.',
      ],
    };
  }
  return { value: sigterm(value), todo: false, comment: [`What it does on SIGTERM. ${decides}`] };
}

function sigterm(fact: OnSigterm): Expression {
  switch (fact.kind) {
    case 'drains':
      return call('OnSigterm.drains');
    case 'keeps-serving':
      return call('OnSigterm.keepsServing', duration(fact.for));
    case 'exits':
      return call('OnSigterm.exits');
    case 'ignores':
      return call('OnSigterm.ignores');
    case 'unknown':
      return call('OnSigterm.unknown');
  }
}

function trafficFact({ traffic }: Workload, value: Expression): Stated {
  const decides = 'It decides how long a deleted pod still gets requests.';
  if (traffic.assumption === undefined) {
    return { value, todo: false, comment: [`The paths that requests take. ${decides}`] };
  }
  return { value, todo: true, comment: [`state the paths that requests take; no Service shows one. ${decides}`] };
}
