import type { KindFacts, ReleasePlan, StatedNumbers } from '../../../plan';
import type { StatedFacts } from '../../../facts';
import type { Json, JsonObject } from '../../../workload';

/** What a kind of workload adds to the pods that a plan is laid over. */
export interface WorkloadShape {
  /** Where the pod template stands in its object, such as `['spec', 'template']`. */
  readonly template: readonly string[];

  /** Numbers of the release that the user has set himself, and that stand in the rendered spec. */
  readonly stated: (spec: JsonObject) => StatedNumbers;

  /** What the plan says in the spec of the workload itself, and what it leaves out (undefined); the pod template is laid over apart from it. */
  readonly specOf: (plan: ReleasePlan, spec: JsonObject) => Readonly<Record<string, Json | undefined>>;

  /** What the plan has to know of how its pods are replaced. @default a Deployment's rolling update */
  readonly kind?: (spec: JsonObject) => KindFacts;

  /** What is stated about workloads of its kind alone. @default nothing */
  readonly statedFacts?: () => Pick<StatedFacts, 'mayBeMissing'>;

  /** What it changes in the pods themselves, besides the plan. @default nothing */
  readonly podOf?: (podSpec: JsonObject) => JsonObject;

  /** Whether its pods are spread over nodes and zones. @default true */
  readonly spreads?: boolean;

  /** The label that pods of one revision share, where revisions are spread each by itself. @default none */
  readonly revisionLabel?: string;
}
