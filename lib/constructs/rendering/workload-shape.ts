import type { ReleasePlan, StatedNumbers } from '../../plan';
import type { Json, JsonObject } from '../../workload';

/** What a kind of workload adds to the pods that a plan is laid over. */
export interface WorkloadShape {
  /** Where the pod template stands in its object, such as `['spec', 'template']`. */
  readonly template: readonly string[];

  /** Numbers of the release that the user has set himself, and that stand in the rendered spec. */
  readonly stated: (spec: JsonObject) => StatedNumbers;

  /** What the plan says in the spec of the workload itself, and what it leaves out (undefined); the pod template is laid over apart from it. */
  readonly specOf: (plan: ReleasePlan, spec: JsonObject) => Readonly<Record<string, Json | undefined>>;

  /** Whether its pods are spread over nodes and zones. @default true */
  readonly spreads?: boolean;
}
