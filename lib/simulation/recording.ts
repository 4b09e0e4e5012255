import { newRate, wholeOf } from './account/flow';
import { leadsTo } from './actors/routing/leads-to';
import { sliceOf } from './actors/routing/slice-of';
import type { Channel } from './world/channel';
import type { Container, Pod } from './world/pod';
import type { EndpointState } from './world/route';
import type { Recorder, Sim } from './world/sim';
import type { Seconds } from '../kubernetes';
import type {
  CapacityPoint,
  EndpointCounts,
  PodState,
  PodTrack,
  ProbeChange,
  Timeline,
  TimelineEvent,
} from './timeline';

/** How long before the action a timeline begins, in seconds. */
const LEAD: Seconds = 1;

/** A stretch that may still be open: then it ends never. */
interface Stretch {
  readonly from: Seconds;
  to: Seconds;
}

/** What is known of a pod so far. */
interface Track {
  readonly pod: Pod;
  /** What its EndpointSlice said the last time. */
  slice: EndpointState;
  readonly states: (Stretch & { readonly state: PodState })[];
  readonly routed: Stretch[];
  readonly endpoint: Stretch[];
  readonly probes: ProbeChange[];
}

/** Writes down everything that a timeline shows. */
export class Recording implements Recorder {
  private sim: Sim | undefined;
  private readonly tracks = new Map<Pod, Track>();
  private readonly slices: Record<EndpointState, number> = { none: 0, 'not-ready': 0, ready: 0, terminating: 0 };
  private readonly endpoints: EndpointCounts[] = [];
  private readonly capacity: CapacityPoint[] = [];
  private readonly events: TimelineEvent[] = [];

  settled(sim: Sim): void {
    this.sim = sim;
    for (const pod of sim.pods) {
      this.state(pod, 'ready');
      this.routed(
        pod,
        sim.channels.some((channel) => leadsTo(channel, pod)),
      );
      this.endpoint(pod);
    }
  }

  state(pod: Pod, state: PodState): void {
    const { states } = this.track(pod);
    const last = states.at(-1);
    if (last?.state === state) return;
    if (last) last.to = this.now;
    states.push({ from: this.now, to: Infinity, state });
  }

  routed(pod: Pod, isRouted: boolean): void {
    if (!this.sim) return; // before there is anything to see
    mark(this.track(pod).routed, isRouted, this.now);
    this.count();
  }

  endpoint(pod: Pod): void {
    const track = this.track(pod);
    this.slices[track.slice] -= 1;
    const [channel] = this.sim?.channels ?? [];
    track.slice = channel ? sliceOf(channel, pod) : pod.slice;
    this.slices[track.slice] += 1;
    mark(track.endpoint, track.slice === 'ready', this.now);
    this.count();
  }

  probe(container: Container, probe: ProbeChange['probe'], succeeds: boolean): void {
    this.track(container.pod).probes.push({ at: this.now, container: container.model.name, probe, succeeds });
  }

  event(kind: TimelineEvent['kind'], words: string, about?: Pod | Container): void {
    const container = about && 'model' in about && 'pod' in about ? about : undefined;
    const pod = container?.pod ?? (about as Pod | undefined);
    const who = { ...(pod && { pod: pod.name }), ...(container && { container: container.model.name }) };
    this.events.push({ at: this.now, ...who, kind, words });
    if (kind === 'removed' && pod) this.close(pod);
    if (kind !== 'controller') this.count();
  }

  /** What has been written down, from shortly before the action to the end of the run. */
  timeline(end: Seconds): Timeline {
    const from = -LEAD;
    const pods = [...this.tracks.values()].map((track) => shown(track, from, end));
    return {
      from,
      to: end,
      pods,
      endpoints: thinned(this.endpoints, from, end),
      capacity: thinned(this.capacity, from, end),
      events: this.events.filter(({ at }) => at >= 0 && at <= end),
    };
  }

  private get now(): Seconds {
    return this.sim?.now ?? 0;
  }

  private track(pod: Pod): Track {
    let track = this.tracks.get(pod);
    if (!track) {
      track = { pod, slice: 'none', states: [], routed: [], endpoint: [], probes: [] };
      this.tracks.set(pod, track);
    }
    return track;
  }

  private close(pod: Pod): void {
    const last = this.track(pod).states.at(-1);
    if (last) last.to = this.now;
  }

  /** Counts anew; of several at one moment the last one stays. */
  private count(): void {
    const { sim } = this;
    if (!sim) return;
    const { ready, terminating, 'not-ready': notReady } = this.slices;
    const [first] = sim.channels;
    const shown = first ? wholeOf(sim, first) : [];
    const usable = shown.reduce((sum, channel) => sum + channel.usable, 0);
    const serving = shown.reduce((sum, channel) => sum + channel.good, 0);
    put(this.endpoints, { at: sim.now, ready, terminating, notReady, routed: usable });
    const losing = shown.reduce((sum, channel) => sum + lossRate(sim, channel), 0);
    const { pods } = sim.subject;
    const wanted = first ? wantedBehind(sim, first) : sim.subject.replicas;
    put(this.capacity, { at: sim.now, serving, wanted, pods: pods.size, losing });
  }
}

/** How many pods are wanted of all workloads that a channel leads to. */
function wantedBehind({ controllers }: Sim, { model }: Channel): number {
  return model.reaches.reduce((sum, place) => sum + (controllers[place]?.replicas ?? 0), 0);
}

/** Requests per second that are lost for want of an endpoint, or since some do not answer. */
function lossRate(sim: Sim, channel: Channel): number {
  const rate = newRate(sim, channel);
  return channel.usable === 0 ? rate : (rate * (channel.usable - channel.good)) / channel.usable;
}

function put<Point extends { readonly at: Seconds }>(points: Point[], point: Point): void {
  if (points.at(-1)?.at === point.at) points.pop();
  points.push(point);
}

function mark(stretches: Stretch[], is: boolean, now: Seconds): void {
  const last = stretches.at(-1);
  const isOpen = last?.to === Infinity;
  if (is && !isOpen) stretches.push({ from: now, to: Infinity });
  if (!is && isOpen) last.to = now;
}

function shown({ pod, states, routed, endpoint, probes }: Track, from: Seconds, end: Seconds): PodTrack {
  const within = <Kind extends Stretch>(stretches: readonly Kind[]) =>
    stretches
      .map((stretch) => ({ ...stretch, from: Math.max(from, stretch.from), to: Math.min(end, stretch.to) }))
      .filter((stretch) => stretch.to > stretch.from);
  return {
    name: pod.name,
    revision: pod.version,
    ...(pod.node && { node: pod.node.name }),
    states: within(states),
    routed: within(routed),
    endpoint: within(endpoint),
    restarts: pod.containers.reduce((sum, { restarts }) => sum + restarts, 0),
    probes: probes.filter(({ at }) => at <= end),
  };
}

/** From the beginning on, without points that say nothing new. */
function thinned<Point extends { readonly at: Seconds }>(
  points: readonly Point[],
  from: Seconds,
  end: Seconds,
): Point[] {
  const thin: Point[] = [];
  for (const point of points) {
    if (point.at > end) break;
    const moved = { ...point, at: Math.max(from, point.at) };
    const last = thin.at(-1);
    if (last?.at === moved.at) thin.pop();
    else if (last && isSame(last, moved)) continue;
    thin.push(moved);
  }
  return thin;
}

function isSame<Point extends { readonly at: Seconds }>(one: Point, other: Point): boolean {
  const fields = Object.keys(one) as (keyof Point)[];
  return fields.every((field) => field === 'at' || one[field] === other[field]);
}
