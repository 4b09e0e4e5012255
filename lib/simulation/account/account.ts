import type { PodModel } from '../model/pod-model';
import type { Cause } from '../cause';
import type { Seconds } from '../../kubernetes';
import type { Reason } from './reason';

/** What a loss keeps of the pod that it happened at. */
export interface BookedPod {
  readonly id: number;
  readonly name: string;
  readonly version: 'old' | 'new';
  readonly model: PodModel;
  /** Whose it is, by the place of its workload. */
  readonly set: { readonly workload: number };
}

/** A loss as it is booked. */
export interface Entry {
  readonly from: Seconds;
  readonly to: Seconds;
  readonly cause: Cause;
  readonly reason: Reason;
  readonly requests: number;
  /** The share of all requests of its time that these are: chance decides which, not how many, where it is all. */
  readonly share: number;
  readonly pod?: BookedPod | undefined;
  /** Its place in the pod. */
  readonly container?: number | undefined;
  /** Whether they came to a pod that stops, since no other one was ready. */
  readonly isLast?: true | undefined;
}

/** Everything that has been lost. */
export interface Account {
  readonly byCause: Partial<Record<Cause, number>>;
  lost: number;
  /** The variance of what is lost by each cause, since chance decides which request goes to which pod. */
  readonly variance: Partial<Record<Cause, number>>;
  /** Each single loss, where somebody wants to see them. */
  readonly entries?: Entry[];
}

/** Less than this is what floating-point numbers leave of nothing. */
export const NOTHING = 1e-6;

/** Books a loss. */
export function book(account: Account, entry: Entry): void {
  if (entry.requests <= NOTHING) return;
  account.byCause[entry.cause] = (account.byCause[entry.cause] ?? 0) + entry.requests;
  account.lost += entry.requests;
  account.variance[entry.cause] = (account.variance[entry.cause] ?? 0) + entry.requests * (1 - entry.share);
  account.entries?.push(entry);
}
