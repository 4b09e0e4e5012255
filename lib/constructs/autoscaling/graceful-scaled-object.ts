import { ApiObject, type ApiObjectMetadata, type Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import { own } from '../../kubernetes';
import type { JsonObject } from '../../workload';
import type { PlannedWorkload } from '../rendering/planned/planned-workload';
import { inKeyOrder, renderOver } from '../rendering/app/rendered-object';
import { inWholeSeconds } from '../statements/in-seconds';
import {
  durationProblem,
  isMapping,
  shown,
  textsProblems,
  unknownOptions,
  type OptionNames,
} from '../statements/typed';
import type { IScaledWorkload } from './scaled-workload';
import { scaleDownRules } from './scale-down-rules';
import { replicasProblems, scaledTarget } from './scaled-target';

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

  /**
   * What its number means: `AverageValue`, `Value`, or `Utilization` for CPU and memory.
   *
   * @default - KEDA's own, AverageValue; `cpu` and `memory` need one
   */
  readonly metricType?: string;
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
    const planned = scaledTarget({ scope, id }, props, 0, () => [
      ...(new.target === GracefulScaledObject ? unknownOptions({ ...props }, OPTIONS) : []),
      ...triggerProblems(props.triggers),
      ...['pollingInterval', 'cooldownPeriod'].flatMap((name) => periodProblems(own({ ...props }, name), name)),
    ]);
    const { target } = props;
    const { namespace } = target.metadata;
    super(scope, id, {
      apiVersion: 'keda.sh/v1alpha1',
      kind: 'ScaledObject',
      metadata: { name: target.name, ...(namespace !== undefined && { namespace }), ...props.metadata },
    });
    target.markHasAutoscaler();
    this.node.addValidation({ validate: () => replicasProblems(props, 'KEDA') });
    renderOver(this, (rendered) => {
      rendered['spec'] = specOf(props, planned);
    });
  }
}

const OPTIONS: OptionNames<GracefulScaledObjectProps> = {
  target: true,
  minReplicas: true,
  maxReplicas: true,
  triggers: true,
  pollingInterval: true,
  cooldownPeriod: true,
  metadata: true,
};

function periodProblems(period: unknown, what: string): readonly string[] {
  if (period === undefined) return [];
  const problem = durationProblem(period, what);
  if (problem !== undefined) return [problem];
  const seconds = (period as Duration).toMilliseconds() / 1000;
  return Number.isInteger(seconds) && (seconds > 0 || what === 'cooldownPeriod')
    ? []
    : [`'${what}' has to be a whole number of seconds, 1 at least, and is ${seconds} s`];
}

const TRIGGER = "{ type: 'rabbitmq', metadata: { queueName: 'mails', mode: 'QueueLength', value: '20' } }";

function triggerProblems(triggers: unknown): readonly string[] {
  if (!Array.isArray(triggers) || triggers.length === 0)
    return [`state at least one of 'triggers', such as ${TRIGGER}`];
  return triggers.flatMap((one: unknown, index) => {
    const what = `triggers[${index}]`;
    const { type, metadata, ...others } = isMapping(one) ? one : {};
    if (typeof type !== 'string' || type === '' || !isMapping(metadata))
      return [`'${what}' has to be such as ${TRIGGER}, and is ${shown(one)}`];
    return [...textsProblems(metadata, `${what}.metadata`), ...otherProblems(others, what)];
  });
}

const TRIGGER_OPTIONS: OptionNames<ScaledObjectTrigger> = {
  type: true,
  metadata: true,
  authentication: true,
  metricType: true,
};
const METRIC_TYPES = ['AverageValue', 'Value', 'Utilization'];

function otherProblems(others: Readonly<Record<string, unknown>>, what: string): readonly string[] {
  const { authentication, metricType, authenticationRef, ...rest } = others;
  return [
    ...(authenticationRef === undefined
      ? []
      : [`'${what}.authenticationRef' is a word of manifests: state '${what}.authentication', its name`]),
    ...unknownOptions(rest, TRIGGER_OPTIONS).map((problem) => `'${what}': ${problem}`),
    ...(authentication === undefined || (typeof authentication === 'string' && authentication !== '')
      ? []
      : [`'${what}.authentication' has to be the name of a TriggerAuthentication, and is ${shown(authentication)}`]),
    ...(metricType === undefined || METRIC_TYPES.includes(metricType as string)
      ? []
      : [`'${what}.metricType' has to be one of ${METRIC_TYPES.join(', ')}, and is ${shown(metricType)}`]),
  ];
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
    triggers: triggers.map(({ type, metadata, authentication, metricType }) => ({
      ...(authentication !== undefined && { authenticationRef: { name: authentication } }),
      metadata: { ...metadata },
      ...(metricType !== undefined && { metricType }),
      type,
    })),
  });
}
