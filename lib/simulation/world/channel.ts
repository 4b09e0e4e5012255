import type { Seconds } from '../../kubernetes';
import type { KeptWays } from '../account/kept-ways';
import type { ChannelModel } from '../model/setting';
import type { Node, Pod } from './pod';

/** A path of requests, and what it knows of the endpoints. */
export interface Channel {
  readonly index: number;
  readonly model: ChannelModel;
  /** Its share of all requests: where they enter by nodes, only by those that have a pod before. */
  share: number;
  readonly isProxied: boolean;
  /** The node that its requests come from and stay on; undefined where they may go to any. */
  readonly node: Node | undefined;
  /** Pods in its routing by what it takes them for. */
  readonly known: { ready: number; terminating: number };
  /** Whether the release is applied that changes the Service. */
  isSwitched: boolean;
  usable: number;
  good: number;
  /** Requests that one usable pod has got, from the beginning: an integral over time. */
  flow: number;
  flowAt: Seconds;
  /** Its corners, for looking back. */
  readonly flowTimes: number[];
  readonly flowValues: number[];
  /** The share of requests that need a new connection. */
  loose: number;
  reconnecting: boolean;
  /** How many kept-alive connections look for a pod, one by one, where they are not a fluid. */
  waiting: number;
  /** What kept connections meet, where each goes the way on which it loses most. */
  readonly ways: KeptWays | undefined;
  readonly pending: Set<Pod>;
  syncAt: Seconds;
  lastSync: Seconds;
  /** When the last of those arrives that are to be sent requests. */
  lastIn: Seconds;
}
