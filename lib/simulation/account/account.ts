import type { PodModel } from '../model/pod-model';
import type { Cause } from '../cause';
import type { Seconds } from '../../kubernetes';
import type { Reason } from './reason';

/** What a loss keeps of the pod that it happened at. */
export interface BookedPod {
  readonly id: number;
  readonly name: string;
  readonly model: PodModel;
}

/** A loss as it is booked. */
export interface Entry {
  readonly from: Seconds;
  readonly to: Seconds;
  readonly cause: Cause;
  readonly reason: Reason;
  readonly requests: number;
  readonly pod?: BookedPod | undefined;
  /** Its place in the pod. */
  readonly container?: number | undefined;
}

/** Everything that has been lost. */
export interface Account {
  readonly byCause: Partial<Record<Cause, number>>;
  lost: number;
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
  account.entries?.push(entry);
}
