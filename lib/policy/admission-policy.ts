/** A rule that one object decides, as the API server can ask it. */
export interface AdmissionPolicy {
  /** The id of the rule. */
  readonly rule: string;
  /** The kinds that it is asked about. */
  readonly kinds: readonly AdmittedKind[];
  /** What the expression uses, in order: each may use those before it. */
  readonly variables: readonly PolicyVariable[];
  /** True where the rule has nothing to say: Common Expression Language, with the functions of Kubernetes 1.30. */
  readonly expression: string;
}

/** A part of an expression with a name. */
export interface PolicyVariable {
  readonly name: string;
  readonly expression: string;
}

/** A kind that is asked about when it is created or changed. */
export type AdmittedKind =
  | 'CronJob'
  | 'DaemonSet'
  | 'Deployment'
  | 'Pod'
  | 'PodDisruptionBudget'
  | 'ReplicaSet'
  | 'ReplicationController'
  | 'Service'
  | 'StatefulSet';
