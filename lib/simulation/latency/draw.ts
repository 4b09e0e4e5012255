import { maxOf, type Seconds } from '../../kubernetes';
import { seededRandom } from '../engine/random';
import type { Adversary } from '../model/setting';
import { LATENCIES, type LatencyName } from './latencies';
import type { Latency } from './latency';
import { loadOf } from './load';

/** Where the numbers of a run come from: all of them the worst, or drawn. */
export interface Draw {
  readonly isWorst: boolean;
  /** Whether what is made is there as soon as it may be, which can be worst, too. */
  readonly isSoon: boolean;
  /**
   * @param share the share of cases that take at most so long, for those that something else has drawn
   * @param slower how many times as long what waits for processors takes, where others take them
   */
  latency(name: LatencyName, share?: number, slower?: number): Seconds;
  /** Something between two numbers, each as likely as the other. */
  between(from: number, to: number, worst: number): number;
}

/** The worst of everything. */
export const WORST: Draw = worstBy({});

/** What is over before a pod serves, or before another one may be made: late, an outage is long; soon, much happens. */
const STARTS = ['replacement', 'scheduling', 'start', 'startBeside', 'nextContainer', 'stopSeen', 'removal'] as const;

/** What is over before a process that has crashed is there again, to crash once more. */
const RESTARTS = ['crashSeen', 'restart', 'backOffSync'] as const;

/** What is over before the next node is drained. */
const DRAINS = ['drainStart', 'drainPoll', 'apiCall'] as const;

/** What goes by before a sidecar gets SIGTERM, so that less is left of the grace period for it. */
const TURNS = ['execHook', 'nextTurn'] as const;

/** Which end of them may be worse. */
type Ends = Partial<Pick<Adversary, 'soon' | 'quickRestarts' | 'lateDrains' | 'longHooks'>>;

interface AtWorst {
  readonly worst: Seconds;
  /** Asked only where the other end differs. */
  readonly other?: { readonly if: keyof Ends; readonly takes: Seconds };
}

/** What has another end, for which question, and what it takes then. */
const OTHER_ENDS: readonly (readonly [readonly LatencyName[], keyof Ends, (name: LatencyName) => Seconds])[] = [
  [STARTS, 'soon', leastOf],
  [RESTARTS, 'quickRestarts', leastOf],
  [DRAINS, 'lateDrains', mostOf],
  [TURNS, 'longHooks', mostOf],
];

function otherEndOf(name: LatencyName): Pick<AtWorst, 'other'> {
  const [, question, takes] = OTHER_ENDS.find(([names]) => names.includes(name)) ?? [];
  if (!question || !takes || takes(name) === LATENCIES[name].worst) return {};
  return { other: { if: question, takes: takes(name) } };
}

/** What each takes at the worst, and of those that have another end what that takes, and what for. */
const AT_WORST: Readonly<Record<LatencyName, AtWorst>> = Object.fromEntries(
  (Object.keys(LATENCIES) as LatencyName[]).map((name) => [
    name,
    { worst: LATENCIES[name].worst, ...otherEndOf(name) },
  ]),
) as Record<LatencyName, AtWorst>;

/** The worst of everything, where one end or the other may be: which one is asked when it is needed. */
export function worstBy(ends: Ends): Draw {
  return {
    isWorst: true,
    get isSoon() {
      return ends.soon === true;
    },
    latency: (name) => {
      const { worst, other } = AT_WORST[name];
      return other && ends[other.if] ? other.takes : worst;
    },
    between: (_from, _to, worst) => worst,
  };
}

/** The least that something takes; pods that start together need not make each other slower. */
export function leastOf(name: LatencyName): Seconds {
  const { spread, anyway = 0 }: Latency = LATENCIES[name];
  return name === 'startBeside' ? 0 : anyway + (spread[0]?.[1] ?? 0);
}

/** The longest that something takes where it is drawn. */
export function mostOf(name: LatencyName): Seconds {
  const { most, worst, spread, anyway = 0 }: Latency = LATENCIES[name];
  return most ?? Math.max(worst, anyway + maxOf(spread.map(([, seconds]) => seconds)));
}

/**
 * Drawn from the distributions by a seed.
 *
 * @param free the share of the processors' time that is free on the nodes @default drawn, too
 */
export function sampledBy(seed: number, free?: number): Draw {
  const random = seededRandom(seed);
  const load = loadOf(seed, free);
  return {
    isWorst: false,
    isSoon: false,
    latency: (name, share = random(), slower = 1) => secondsOf(name, share, load * slower),
    between: (from, to) => from + (to - from) * random(),
  };
}

function secondsOf(name: LatencyName, share: number, load: number): Seconds {
  const latency: Latency = LATENCIES[name];
  const spread = at(latency, share);
  if (latency.anyway === undefined) return spread;
  const { least, most } = SEEN[name];
  return Math.min(most, Math.max(least, latency.anyway + load * spread));
}

/** No load makes anything shorter or longer than it was ever seen. */
const SEEN = Object.fromEntries(
  (Object.keys(LATENCIES) as LatencyName[]).map((name) => [name, { least: leastOf(name), most: mostOf(name) }]),
) as Readonly<Record<LatencyName, { readonly least: Seconds; readonly most: Seconds }>>;

/** The seconds that this share of cases takes at most: every run draws hundreds of these. */
function at({ spread }: Latency, share: number): Seconds {
  let index = 1;
  while (index < spread.length - 1 && share > (spread[index] as Point)[0]) index += 1;
  const lower = spread[index - 1] as Point;
  const upper = spread[index] as Point;
  return lower[1] + ((upper[1] - lower[1]) * (share - lower[0])) / (upper[0] - lower[0]);
}

type Point = Latency['spread'][number];
