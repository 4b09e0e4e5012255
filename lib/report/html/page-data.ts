import { formatFieldPath, type Seconds } from '../../kubernetes';
import {
  CAUSES,
  type Change,
  POD_STATES,
  type Loss,
  type Outcome,
  type PodState,
  type Timeline,
} from '../../simulation';
import { plainText } from '../plain-text';
import { costsText, editsToTell, editText, hasNews, headOfChange, reasonText } from '../simulation/word-change';
import { blamedLosses, placeOf } from '../simulation/blamed-losses';
import { unitText } from '../simulation/numbers';
import { CAUSE_MARKS } from '../simulation/cause-marks';
import { lossesByPod } from '../simulation/losses-by-pod';
import { shownPods } from '../simulation/shown-pods';
import { byWorkload, changesOf, workloadKey, type SimulationReport } from '../simulation/simulation-report';
import { wordNotSimulated } from '../simulation/text-not-simulated';
import { STATE_MARKS } from '../simulation/state-marks';

/** How many characters of timelines a page holds; those that lose requests come first. */
const ROOM = 2_500_000;

/** How much of one timeline is kept. */
const MOST = { pods: 40, losses: 200, events: 400 } as const;

/** Everything that a page shows, as data; texts are plain, times are rounded to milliseconds. */
export function pageData(report: SimulationReport, room: number = ROOM) {
  const bad = new Set(report.outcomes.filter(({ verdict }) => verdict !== 'safe').map(outcomeKey));
  const changed = report.changed.filter((one) => bad.has(outcomeKey(one)));
  const { timelines, leftOut } = timelinesFor(report.outcomes, changed, room);
  const workloads = byWorkload(report.outcomes).map((outcomes) => {
    const [first] = outcomes as [Outcome];
    const { kind, namespace, name } = first.workload;
    const texts = { kind: plainText(kind), namespace: plainText(namespace), name: plainText(name) };
    const file = first.file === undefined ? undefined : plainText(first.file);
    const change = changesOf(outcomes, report).filter(hasNews).map(changeData)[0];
    const dataOf = (one: Outcome) => outcomeData(one, timelines.get(one));
    const after = changed.filter((one) => workloadKey(one) === workloadKey(first)).map(dataOf);
    return { ...texts, file, change, after, outcomes: outcomes.map(dataOf) };
  });
  return {
    run: report.run,
    summary: report.summary,
    problems: report.reading.problems
      .filter(({ severity }) => severity === 'error')
      .map(({ file, line, column, message }) => plainText(`${file}:${line}:${column}: ${message}`)),
    notSimulated: report.notSimulated.map((one) => plainText(wordNotSimulated(one))),
    leftOut,
    causes: Object.entries(CAUSES).map(([id, says]) => ({
      id,
      says,
      word: CAUSE_MARKS[id as keyof typeof CAUSES].word,
    })),
    states: POD_STATES.map((id) => ({ id, words: STATE_MARKS[id].words })),
    workloads,
  };
}

const outcomeKey = (outcome: Outcome) => `${workloadKey(outcome)}\n${outcome.scenario}`;

/** Timelines as far as there is room: of what loses or never ends first, then of the same with its change. */
function timelinesFor(outcomes: readonly Outcome[], changed: readonly Outcome[], room: number) {
  const rank = ({ voluntary, verdict }: Outcome) => (verdict === 'safe' ? 2 : voluntary ? 0 : 1);
  const timelines = new Map<Outcome, ReturnType<typeof timelineData>>();
  let spent = 0;
  const ranked = [...outcomes].sort((one, other) => rank(one) - rank(other));
  const safe = ranked.findIndex((one) => rank(one) === 2);
  const inOrder = safe < 0 ? [...ranked, ...changed] : [...ranked.slice(0, safe), ...changed, ...ranked.slice(safe)];
  for (const outcome of inOrder) {
    const data = timelineData(outcome);
    spent += JSON.stringify(data).length;
    if (spent > room) break;
    timelines.set(outcome, data);
  }
  return { timelines, leftOut: outcomes.filter((one) => !timelines.has(one)).length };
}

function outcomeData(outcome: Outcome, timeline: ReturnType<typeof timelineData> | undefined) {
  const { scenario, title, voluntary, mode, rate, replicas, verdict, lowestCapacity, mostPods } = outcome;
  return {
    unit: unitText(outcome),
    ...{ scenario, title, voluntary, mode, rate, replicas, verdict, lowestCapacity, mostPods, timeline },
    adversary: outcome.adversary === undefined ? undefined : plainText(outcome.adversary),
    lost: outcome.lost, // rounded once, where it is written, as in every other format
    lostSeconds: round(outcome.lostSeconds),
    floor: { lost: outcome.floor.lost, why: outcome.floor.why },
    end: endData(outcome.end),
    doubts: outcome.doubts.map(plainText),
    assumptions: outcome.assumptions.map(plainText),
    blamed: blamedLosses(outcome)
      .slice(0, MOST.losses)
      .map(({ cause, requests, from, to, intervals, pods, blame }) => ({
        ...{ cause, intervals, requests, from: round(from), to: round(to) },
        pods: pods.slice(0, MOST.pods).map(plainText),
        ...blameData(blame),
      })),
    sampled: outcome.sampled,
  };
}

function blameData(blame: Outcome['losses'][number]['blame']) {
  const place = placeOf(blame);
  return {
    words: plainText(blame.words),
    object: plainText(`${blame.resource.kind} ${blame.resource.name}`),
    path: plainText(formatFieldPath(blame.path)),
    place: place === undefined ? undefined : plainText(place),
  };
}

function changeData(change: Change) {
  const set = editsToTell(change);
  return {
    head: plainText(headOfChange(change)),
    edits: (set?.edits ?? []).map((edit, place) => {
      const reason = set?.reasons[place];
      return { edit: plainText(editText(edit)), why: reason && plainText(reasonText(reason)) };
    }),
    costs: set && plainText(costsText(set.costs)),
    caveats: (set?.caveats ?? []).map(plainText),
  };
}

function endData(end: Outcome['end']) {
  return end.done
    ? { done: true, complete: round(end.complete), settled: round(end.settled) }
    : { done: false, why: plainText(end.why), watchedUntil: round(end.watchedUntil), isCutOff: end.isCutOff };
}

/** A timeline in short rows; states and causes by their place in the lists. */
function timelineData(outcome: Outcome) {
  const { from, to, pods, endpoints, capacity, events }: Timeline = outcome.timeline;
  const shown = shownPods(outcome, MOST.pods);
  const places = new Map<Loss, number>();
  const its = lossesByPod(outcome);
  for (const [index, pod] of shown.entries()) for (const loss of its.get(pod) ?? []) places.set(loss, index);
  const causes = Object.keys(CAUSES);
  return {
    from: round(from),
    to: round(to),
    hasTraffic: outcome.load === 'requests',
    morePods: pods.length - shown.length,
    moreLosses: Math.max(0, outcome.losses.length - MOST.losses),
    moreEvents: Math.max(0, events.length - MOST.events),
    pods: shown.map(({ name, revision, node, restarts, states }) => ({
      ...{ name: plainText(name), revision, restarts },
      node: node === undefined ? undefined : plainText(node),
      states: states.map((span) => [round(span.from), round(span.to), stateIndex(span.state)]),
    })),
    losses: outcome.losses
      .slice(0, MOST.losses)
      .map((loss) => [
        ...[round(loss.from), round(loss.to), causes.indexOf(loss.cause), round(loss.requests), round(loss.rate)],
        places.get(loss) ?? -1,
      ]),
    endpoints: endpoints.map((point) => [
      round(point.at),
      point.ready,
      point.terminating,
      point.notReady,
      point.routed,
    ]),
    capacity: capacity.map((point) => [round(point.at), point.serving, point.wanted, point.pods, round(point.losing)]),
    events: events
      .slice(0, MOST.events)
      .map(({ at, pod, words }) => [round(at), pod === undefined ? '' : plainText(pod), plainText(words)]),
  };
}

const stateIndex = (state: PodState): number => POD_STATES.indexOf(state);

const round = (value: Seconds): number => Math.round(value * 1000) / 1000;
