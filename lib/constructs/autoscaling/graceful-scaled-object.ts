import { ApiObject, type ApiObjectMetadata, type Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import type { JsonObject } from '../../workload';
import type { PlannedWorkload } from '../rendering/planned/planned-workload';
import { inKeyOrder, renderOver } from '../rendering/app/rendered-object';
import { FactError } from '../statements/fact-error';
import { inWholeSeconds } from '../statements/in-seconds';
import { shown, textsProblems } from '../statements/typed';
import type { IScaledWorkload } from './scaled-workload';
import { scaleDownRules } from './scale-down-rules';
import { scaledTarget } from './scaled-target';

/** What KEDA scales by. @see https://keda.sh/docs/latest/scalers/ */
export interface ScaledObjectTrigger {
  /** Its scaler, such as `rabbitmq`, `kafka`, `cron` or `prometheus`. */
  readonly type: string;

  /** What the scaler needs to know. */
  readonly metadata: { [name: string]: string };

  /**
   * The TriggerAuthentication by which it asks.
   *
   * @default - none
   */
  readonly authentication?: string;
}

/** What a GracefulScaledObject scales, and by what. */
export interface GracefulScaledObjectProps {
  /** The workload; its replicas are left to KEDA. */
  readonly target: IScaledWorkload;

  /** The least that it keeps; 0 only where nobody waits for an answer. */
  readonly minReplicas: number;

  /** The most that it keeps. */
  readonly maxReplicas: number;

  /** What it scales by. */
  readonly triggers: ScaledObjectTrigger[];

  /**
   * How often KEDA asks.
   *
   * @default - KEDA's own, 30 s
   */
  readonly pollingInterval?: Duration;

  /**
   * How long there is nothing to do before it goes to none.
   *
   * @default - KEDA's own, 300 s
   */
  readonly cooldownPeriod?: Duration;

  /**
   * Its name, labels and annotations.
   *
   * @default - named as its target
   */
  readonly metadata?: ApiObjectMetadata;
}

/**
 * A ScaledObject of KEDA that takes pods away as slowly as they drain: a quarter of them at a time, and the next only
 * when those have gone. What a pod has in hand is finished within its grace period.
 *
 * @see https://keda.sh/docs/latest/reference/scaledobject-spec/
 * @example
 * new GracefulScaledObject(chart, 'scaler', {
 *   target: mailer,
 *   minReplicas: 2,
 *   maxReplicas: 12,
 *   triggers: [{ type: 'rabbitmq', metadata: { queueName: 'mails', mode: 'QueueLength', value: '20' } }],
 * });
 */
export class GracefulScaledObject extends ApiObject {
  /**
   * @param scope where it stands in the construct tree
   * @param id its id; it is named as its target, unless `metadata.name` says otherwise
   * @param props what it scales, and by what
   * @throws FactError for a target that is not made from facts, for a range that is none, and without triggers
   */
  constructor(scope: Construct, id: string, props: GracefulScaledObjectProps) {
    const { target, triggers } = props;
    const planned = scaledTarget({ scope, id }, target, props, 0);
    const problems = triggerProblems(triggers);
    if (problems.length > 0) throw new FactError(`${scope.node.path}/${id}: ${problems.join('; ')}`);
    const { namespace } = target.metadata;
    super(scope, id, {
      apiVersion: 'keda.sh/v1alpha1',
      kind: 'ScaledObject',
      metadata: { name: target.name, ...(namespace !== undefined && { namespace }), ...props.metadata },
    });
    target.markHasAutoscaler();
    this.node.addValidation({ validate: () => replicasProblems(props) });
    renderOver(this, (rendered) => {
      rendered['spec'] = specOf(props, planned);
    });
  }
}

/** cdk8s-plus's autoscaler refuses the same, in its own words. */
function replicasProblems({ target, minReplicas, maxReplicas }: GracefulScaledObjectProps): string[] {
  const { replicas } = target.toScalingTarget();
  return replicas === undefined
    ? []
    : [
        `its target ${target.node.path} states 'replicas' ${replicas}, and KEDA keeps from ${minReplicas} to ${maxReplicas}: leave 'replicas' out, ${replicas} of them at the least are 'minReplicas' ${replicas}`,
      ];
}

const TRIGGER = "{ type: 'rabbitmq', metadata: { queueName: 'mails', mode: 'QueueLength', value: '20' } }";

function triggerProblems(triggers: unknown): readonly string[] {
  if (!Array.isArray(triggers) || triggers.length === 0)
    return [`state at least one of 'triggers', such as ${TRIGGER}`];
  return triggers.flatMap((one: unknown, index) => {
    const { type, metadata } = (typeof one === 'object' && one !== null ? one : {}) as Partial<ScaledObjectTrigger>;
    const isTrigger = typeof type === 'string' && typeof metadata === 'object' && metadata !== null;
    if (!isTrigger) return [`'triggers[${index}]' has to be such as ${TRIGGER}, and is ${shown(one)}`];
    return textsProblems(metadata, `triggers[${index}].metadata`);
  });
}

function specOf(props: GracefulScaledObjectProps, planned: PlannedWorkload): JsonObject {
  const { target, minReplicas, maxReplicas, triggers, pollingInterval, cooldownPeriod } = props;
  const { apiVersion, kind, name } = target.toScalingTarget();
  return inKeyOrder({
    advanced: { horizontalPodAutoscalerConfig: { behavior: { scaleDown: scaleDownRules(planned.plan) } } },
    ...(cooldownPeriod && { cooldownPeriod: inWholeSeconds(cooldownPeriod, 'cooldownPeriod') }),
    maxReplicaCount: maxReplicas,
    minReplicaCount: minReplicas,
    ...(pollingInterval && { pollingInterval: inWholeSeconds(pollingInterval, 'pollingInterval') }),
    scaleTargetRef: { apiVersion, kind, name },
    triggers: triggers.map(({ type, metadata, authentication }) => ({
      ...(authentication !== undefined && { authenticationRef: { name: authentication } }),
      metadata: { ...metadata },
      type,
    })),
  });
}
