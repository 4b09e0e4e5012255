import { ASSUMED, drainLag, firstUse, type FactLevels, type TrafficSource } from '../../facts';
import type { Fact, WrittenContainer } from '../containers/container';
import { looksServing } from '../containers/serving-containers';
import type { RecognisedSource } from './recognised-source';

/** The traffic that reaches pods, and what shows it. */
export interface Traffic extends Fact<readonly TrafficSource[]> {
  /** Stated, or else everything that manifests show, or else assumed. */
  readonly value: readonly TrafficSource[];
  /** That any requests come at all is assumed; absent where somebody states it or a manifest shows it. */
  readonly assumption?: string;
  /** Those of the sources that rest on no assumption: without the assumptions, this is what is left. */
  readonly certain: readonly TrafficSource[];
  /** What has to hold so that the slowest source is as slow as it is; absent where a certain one is as slow. */
  readonly delayAssumption?: string;
  /** What shows the sources; empty where they are stated or assumed. */
  readonly recognised: readonly RecognisedSource[];
}

/** What tells that no client asks, where no Service tells that one does. */
export interface Unasked {
  /** The pods run to their end. @default false */
  readonly runsToCompletion?: boolean;
  /** The numbers of ports that only a Service for watchers leads to. @default none */
  readonly watched?: ReadonlySet<number>;
}

/** Which traffic reaches the pods: as stated, else as manifests show, else assumed where a container has a port. */
export function readTraffic(
  { annotated, configured, everywhere }: FactLevels,
  recognised: readonly RecognisedSource[],
  containers: readonly WrittenContainer[],
  { runsToCompletion = false, watched }: Unasked = {},
): Traffic {
  const stated = annotated.traffic ?? configured.findLast(({ traffic }) => traffic !== undefined)?.traffic;
  if (stated) return statedAs(stated);
  const shown =
    recognised.length > 0 ? shownBy(recognised) : runsToCompletion ? NO_TRAFFIC : assumedFor(containers, watched);
  return everywhere.traffic && shown.value.length > 0 ? statedAs(everywhere.traffic) : shown;
}

function statedAs(traffic: readonly TrafficSource[]): Traffic {
  return { value: traffic, certain: traffic, recognised: [] };
}

const NO_TRAFFIC: Traffic = { value: [], certain: [], recognised: [] };

function assumedFor(containers: readonly WrittenContainer[], watched?: ReadonlySet<number>): Traffic {
  const serves = containers.some((container) => container.role === 'regular' && looksServing(container, watched));
  if (!serves) return NO_TRAFFIC;
  return {
    value: ASSUMED.traffic,
    assumption: 'a ClusterIP Service sends requests to these pods',
    certain: [],
    recognised: [],
  };
}

function shownBy(recognised: readonly RecognisedSource[]): Traffic {
  const certain = uniqueSources(recognised.filter(({ assumption }) => assumption === undefined));
  const slower = recognised.filter(
    ({ source, assumption }) =>
      assumption !== undefined && (drainLag([source]) > drainLag(certain) || firstUse([source]) > firstUse(certain)),
  );
  const assumptions = [...new Set(slower.map(({ assumption }) => assumption))];
  return {
    value: uniqueSources(recognised),
    certain,
    recognised,
    ...(assumptions.length > 0 && { delayAssumption: assumptions.join(', and ') }),
  };
}

/** One source of a kind and name, with the slowest of its numbers. */
function uniqueSources(recognised: readonly RecognisedSource[]): readonly TrafficSource[] {
  const unique = new Map<string, TrafficSource>();
  for (const { source } of recognised) {
    const key = `${source.kind} ${source.name ?? ''}`;
    const known = unique.get(key);
    unique.set(key, known ? slowerOf(known, source) : source);
  }
  return [...unique.values()];
}

function slowerOf(one: TrafficSource, other: TrafficSource): TrafficSource {
  const slower = drainLag([other]) > drainLag([one]) ? other : one;
  return { ...slower, firstUse: firstUse([one, other]) };
}
