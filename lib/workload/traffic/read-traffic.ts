import { ASSUMED, drainLag, firstUse, knownTraffic, type FactLevels, type TrafficSource } from '../../facts';
import type { Fact, WrittenContainer } from '../containers/container';
import { looksServing, whyNotServing } from '../containers/serving-containers';
import { identityOf, type Manifest } from '../objects/manifest';
import type { RecognisedSource } from './recognised-source';
import { unstatedOf } from './unstated-sources';

/** The traffic that reaches pods, and what shows it. */
export interface Traffic extends Fact<readonly TrafficSource[]> {
  /** Stated, and what manifests show beside that; or else everything that they show, or else assumed. */
  readonly value: readonly TrafficSource[];
  /** That any requests come at all is assumed; absent where somebody states it or a manifest shows it. */
  readonly assumption?: string;
  /** Those of the sources that rest on no assumption: without the assumptions, this is what is left. */
  readonly certain: readonly TrafficSource[];
  /** What has to hold so that the slowest source is as slow as it is; absent where a certain one is as slow. */
  readonly delayAssumption?: string;
  /** What shows the sources; empty where they are stated or assumed. */
  readonly recognised: readonly RecognisedSource[];
  /** What somebody has stated; absent where the manifests alone tell. */
  readonly stated?: readonly TrafficSource[];
  /** Why nobody sends any requests, as far as can be told; absent where somebody does, or it is stated that nobody does. */
  readonly unasked?: string;
  /** What the manifests show beside that: it sends requests whatever is stated. */
  readonly unstated: readonly RecognisedSource[];
}

/** Why nobody asks what only Services for watchers lead to. */
export const ONLY_WATCHED = 'the Services that lead to them are only for who watches them';

/** What tells that no client asks, where no Service tells that one does. */
export interface Unasked {
  /** The pods run to their end. @default false */
  readonly runsToCompletion?: boolean;
  /** Why nobody asks it: it is only watched, or fetches its work itself. @default somebody may */
  readonly because?: string | undefined;
  /** The numbers of ports that only a Service for watchers leads to. @default none */
  readonly watched?: ReadonlySet<number>;
  /** Whether Services for watchers lead to the pods. @default false */
  readonly isWatched?: boolean;
  /** Whether the pods are on the network of each node: what they listen at are ports of it. @default false */
  readonly isOnNodes?: boolean;
  /** The Service that gives the pods of a StatefulSet their names: it has to be there. @default none */
  readonly governing?: string | undefined;
}

/** Which traffic reaches the pods: as stated, else as manifests show, else assumed where a container has a port. */
export function readTraffic(
  { annotated, configured, everywhere }: FactLevels,
  recognised: readonly RecognisedSource[],
  containers: readonly WrittenContainer[],
  unasked: Unasked = {},
): Traffic {
  const { runsToCompletion = false, because, governing } = unasked;
  const stated = annotated.traffic ?? configured.findLast(({ traffic }) => traffic !== undefined)?.traffic;
  const forClients = recognised.filter(({ manifest }) => !isGoverning(manifest, governing));
  if (stated) return statedBeside(stated, forClients);
  // What ends by itself serves nobody who counts on it, and what is only watched is asked again.
  if (runsToCompletion) return noTraffic('they run to their end');
  if (because !== undefined) return noTraffic(because);
  const shown = recognised.length > 0 ? shownBy(recognised) : assumedFor(containers, unasked);
  return everywhere.traffic && shown.value.length > 0 ? statedBeside(everywhere.traffic, forClients) : shown;
}

function isGoverning({ object }: Manifest, governing: string | undefined): boolean {
  return governing !== undefined && object['kind'] === 'Service' && identityOf({ object }).name === governing;
}

function statedBeside(stated: readonly TrafficSource[], recognised: readonly RecognisedSource[]): Traffic {
  const unstated = unstatedOf(recognised, stated);
  if (unstated.length === 0) return statedAs(stated);
  const { value, certain, delayAssumption } = shownBy(unstated);
  const own = stated.filter(({ kind }) => kind !== 'none');
  return {
    value: [...own, ...value],
    certain: [...own, ...certain],
    recognised: [],
    stated,
    unstated,
    ...(delayAssumption !== undefined && { delayAssumption }),
  };
}

/** The traffic as somebody has stated it, whatever else the manifests show. */
export function statedAs(stated: readonly TrafficSource[]): Traffic {
  return { value: stated, certain: stated, recognised: [], stated, unstated: [] };
}

function noTraffic(unasked: string): Traffic {
  return { value: [], certain: [], recognised: [], unstated: [], unasked };
}

function assumedFor(
  containers: readonly WrittenContainer[],
  { watched, isWatched = false, isOnNodes = false }: Unasked,
): Traffic {
  const serves = containers.some((container) => container.role === 'regular' && looksServing(container, watched));
  if (!serves) return noTraffic(isWatched ? ONLY_WATCHED : `no Service selects them, and ${whyNotServing(containers)}`);
  const assumed = { certain: [], recognised: [], unstated: [] };
  if (isOnNodes) {
    const assumption = 'clients ask the nodes themselves, each at a port that these pods listen at';
    return { value: [knownTraffic('host-port')], assumption, ...assumed };
  }
  return { value: ASSUMED.traffic, assumption: 'a ClusterIP Service sends requests to these pods', ...assumed };
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
    unstated: [],
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
