import type { Seconds } from '../../kubernetes';
import type { Account } from '../account/account';
import type { Controller } from '../actors/controllers/controller';
import type { DrainPlan } from '../actors/eviction/drains';
import type { EventQueue } from '../engine/event-queue';
import type { Draw } from '../latency/draw';
import type { Setting } from '../model/setting';
import type { TakenAway } from '../model/taken-away';
import type { PodState, ProbeChange, TimelineEvent } from '../timeline';
import type { Channel } from './channel';
import type { Container, Node, Pod } from './pod';
import type { SimEvent } from './sim-event';

/** A world in motion: what there is in it, and who acts. What an actor knows stands with the actor. */
export interface Sim {
  now: Seconds;
  readonly queue: EventQueue<SimEvent>;
  draw: Draw;
  readonly setting: Setting;
  readonly account: Account;
  readonly recorder?: Recorder | undefined;
  /** How far into a second of the API server's clock the action is. */
  readonly clock: Seconds;
  readonly nodes: readonly Node[];
  /** The same, in the order in which the scheduler takes them where they are equal otherwise. */
  readonly preferred: readonly Node[];
  /** All that exist, terminating ones included, in the order of their creation. */
  readonly pods: Set<Pod>;
  /** Those that are gone, and that requests are routed to all the same. */
  readonly ghosts: Set<Pod>;
  /** The turns of a release in which something has been taken away that pods need. */
  readonly taken: Set<number>;
  /** Those that cannot start without it. */
  readonly deprived: Map<Pod, TakenAway>;
  /** Those that no node may take yet. */
  readonly unscheduled: Set<Pod>;
  /** One for each workload; the first one is that of the subject. */
  readonly controllers: readonly Controller[];
  /** The controller of the workload that something happens to. */
  readonly subject: Controller;
  readonly channels: readonly Channel[];
  readonly drains: DrainPlan;
  /** When the last change arrives in the EndpointSlices that is on its way there. */
  sliceAt: Seconds;
  readonly act: (sim: Sim) => void;
  acted: boolean;
  /** What is still to be done when half of the subject's new version is there. */
  midway?: ((sim: Sim) => void) | undefined;
  /** The fewest pods that have answered in a channel since the action. */
  lowestCapacity: number;
}

/** Writes down what happens, for whoever wants to see it; a run that is only counted has none. */
export interface Recorder {
  /** Everything is as it has been for long. */
  settled(sim: Sim): void;
  state(pod: Pod, state: PodState): void;
  routed(pod: Pod, isRouted: boolean): void;
  endpoint(pod: Pod): void;
  probe(container: Container, probe: ProbeChange['probe'], succeeds: boolean): void;
  event(kind: TimelineEvent['kind'], words: string, about?: Pod | Container): void;
}
