import { knownTraffic, type OnSigterm } from '../../facts';
import { probeTiming, type JsonObject, type Seconds } from '../../kubernetes';
import { probeOf, type Container, type Workload } from '../../workload';
import { call, type Expression } from '../program/expression';
import { duration } from './duration';
import { trafficOf } from './traffic-of';

/** A fact for the facts file. */
export interface Fact {
  /** The prop that takes it. */
  readonly name: string;
  readonly value: Expression;
  /** Whether somebody has to find it out. */
  readonly todo: boolean;
  readonly comment: string;
}

/** How long a start may take where nothing tells: long enough that nothing is killed that starts today. */
const NOBODY_KNOWS_START: Seconds = 300;

/** How long a request is taken to last where nobody has said it: what Kubernetes' own grace period allows. */
const NOBODY_KNOWS_REQUEST: Seconds = 30;

/** The worst healthy start: as stated, as a probe allows it today, or so long that nothing is killed. */
export function startFact(serving: Container): Fact {
  const name = 'slowestStart';
  const what = 'The worst healthy time from container start to serving. It decides the startup probe.';
  if (serving.slowestStart !== undefined) {
    return { name, value: duration(serving.slowestStart), todo: false, comment: what };
  }
  for (const kind of ['startup', 'liveness'] as const) {
    const probe = probeOf(serving, kind);
    const seconds = probe ? allowedBy(probe) : 0;
    if (seconds <= 0) continue;
    return { name, value: duration(seconds), todo: false, comment: `${what} Its ${kind} probe allows as much today.` };
  }
  return {
    name,
    value: duration(NOBODY_KNOWS_START),
    todo: true,
    comment:
      'measure the worst healthy time from container start to serving. It decides the startup probe; until then, whatever starts in 5 minutes is not killed.',
  };
}

/** A container is not killed before. */
function allowedBy(probe: JsonObject): Seconds {
  const { initialDelay, failureThreshold, period } = probeTiming(probe);
  return initialDelay + (failureThreshold - 1) * period;
}

/** As stated; else what the grace period leaves for it today, so that nothing is cut that is not cut today. */
export function longestOf({ gracePeriod }: Workload, { longestRequest, preStopDuration }: Container): Seconds {
  if (longestRequest.assumption === undefined) return longestRequest.value;
  const left = gracePeriod - Math.min(preStopDuration?.atMost ?? 0, gracePeriod);
  return Math.max(longestRequest.value, Math.min(NOBODY_KNOWS_REQUEST, left));
}

/** The longest request, or piece of work. */
export function longestFact({ longestRequest }: Container, longest: Seconds, isWork: boolean): Fact {
  const [name, what] = isWork ? ['longestWork', 'piece of work'] : ['longestRequest', 'request'];
  const decides = 'It decides the grace period.';
  const value = duration(longest);
  if (longestRequest.assumption === undefined)
    return { name, value, todo: false, comment: `The longest ${what}. ${decides}` };
  const comment = `measure the longest ${what} that must not be cut. ${decides} Until then, it may take ${longest} s.`;
  return { name, value, todo: true, comment };
}

/** What the application does on SIGTERM. */
export function sigtermFact({ onSigterm }: Container): Fact {
  const { value: fact, assumption } = onSigterm;
  const [name, value] = ['onSigterm', sigterm(fact)] as const;
  const decides = 'It decides how long the preStop hook waits.';
  if (fact.kind !== 'unknown' && assumption === undefined)
    return { name, value, todo: false, comment: `What it does on SIGTERM. ${decides}` };
  return {
    name,
    value,
    todo: true,
    comment: `find out whether it drains, serves on or exits on SIGTERM. ${decides} Until then, the hook waits for the longest request, too.`,
  };
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

/** The paths that requests take; nothing where a construct has no words for them. */
export function trafficFact({ traffic }: Workload): Fact | undefined {
  const value = trafficOf(traffic.value.length > 0 ? traffic.value : [knownTraffic('none')]);
  if (!value) return undefined;
  const [name, decides] = ['traffic', 'It decides how long a deleted pod still gets requests.'];
  if (traffic.assumption === undefined) {
    return { name, value, todo: false, comment: `The paths that requests take. ${decides}` };
  }
  const comment = `state the paths that requests take; no Service shows one. ${decides}`;
  return { name, value, todo: true, comment };
}

/** The health checks, where nothing tells what shows that requests can be served. */
export function healthFact(value: Expression): Fact {
  return {
    name: 'health',
    value,
    todo: true,
    comment: 'name an endpoint that answers only when requests can be served. It decides when a new pod gets some.',
  };
}
