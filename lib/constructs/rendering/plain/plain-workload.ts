import type { JsonObject } from '../../../kubernetes';

/** What is known of a workload of which nothing but facts is stated. */
export interface PlainWorkload {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly image: string;
  /** The port that it answers at; absent where no requests come in. */
  readonly port?: number;
  /** The labels of its pods, which are those that it is found by. */
  readonly labels: JsonObject;
  readonly replicas?: number;
  /** Of a CronJob. */
  readonly schedule?: string;
  /** Of a CronJob, in seconds. */
  readonly startingDeadline?: number;
  /** Whether what Kubernetes does anyway is written out, as later lines of cdk8s-plus do. */
  readonly saysDefaults: boolean;
}
