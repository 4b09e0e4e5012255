import type { ApiObjectMetadata, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { own } from '../../kubernetes';
import { asObject, type JsonObject } from '../../workload';
import { renderOver } from '../rendering/app/rendered-object';
import type { IScaledWorkload } from './scaled-workload';
import { scaleDownRules } from './scale-down-rules';
import { durationProblem, isMapping, shown, unknownOptions, type OptionNames } from '../statements/typed';
import { replicasProblems, scaledTarget } from './scaled-target';

/** What a GracefulAutoscaler scales, and by what. */
export interface GracefulAutoscalerProps {
  /** The workload; its replicas are left to the autoscaler. */
  readonly target: IScaledWorkload;

  /** The least that it keeps; 1 at least. */
  readonly minReplicas: number;

  /** The most that it keeps. */
  readonly maxReplicas: number;

  /**
   * What it scales by.
   *
   * @default - as cdk8s-plus: the requests of all containers, 75 % of them
   */
  readonly metrics?: kplus.Metric[];

  /**
   * How it adds pods.
   *
   * @default - as cdk8s-plus: 4 pods or twice as many in a minute, whichever is more
   */
  readonly scaleUp?: kplus.ScalingRules;

  /**
   * How it takes pods away.
   *
   * @default - by the plan: a quarter at a time, the next when those have drained
   */
  readonly scaleDown?: kplus.ScalingRules;

  /**
   * Its name, labels and annotations.
   *
   * @default - named as its target
   */
  readonly metadata?: ApiObjectMetadata;
}

/**
 * A HorizontalPodAutoscaler that takes pods away as slowly as they drain: a quarter of them at a time, and the next
 * only when those have gone. It follows no dip that is over before a new pod would serve. `scaleDown` that is stated is
 * kept.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#configurable-scaling-behavior
 * @example
 * new GracefulAutoscaler(chart, 'autoscaler', {
 *   target: web,
 *   minReplicas: 3,
 *   maxReplicas: 20,
 *   metrics: [Metric.resourceCpu(MetricTarget.averageUtilization(70))],
 * });
 */
export class GracefulAutoscaler extends kplus.HorizontalPodAutoscaler {
  /**
   * @param scope where it stands in the construct tree
   * @param id its id; it is named as its target, unless `metadata.name` says otherwise
   * @param props what it scales, and by what
   * @throws FactError for a target that is not made from facts, and for a range that is none
   */
  constructor(scope: Construct, id: string, props: GracefulAutoscalerProps) {
    const planned = scaledTarget({ scope, id }, props, 1, () => [
      ...(new.target === GracefulAutoscaler ? unknownOptions({ ...props }, OPTIONS) : []),
      ...metricsProblems(props.metrics),
      ...['scaleUp', 'scaleDown'].flatMap((name) => rulesProblems(own({ ...props }, name), name)),
    ]);
    const { target, scaleDown } = props;
    const { namespace } = target.metadata;
    super(scope, id, {
      ...props,
      metadata: { name: target.name, ...(namespace !== undefined && { namespace }), ...props.metadata },
    });
    this.node.addValidation({ validate: () => replicasProblems(props, 'this autoscaler') });
    if (scaleDown) return;
    renderOver(this.apiObject, (rendered) => {
      const spec = asObject(rendered['spec'] as JsonObject);
      const behavior = { ...asObject(spec['behavior']), scaleDown: scaleDownRules(planned.plan) };
      rendered['spec'] = { ...spec, behavior };
    });
  }
}

const OPTIONS: OptionNames<GracefulAutoscalerProps> = {
  target: true,
  minReplicas: true,
  maxReplicas: true,
  metrics: true,
  scaleUp: true,
  scaleDown: true,
  metadata: true,
};

function metricsProblems(metrics: unknown): readonly string[] {
  const example = '[Metric.resourceCpu(MetricTarget.averageUtilization(70))]';
  if (metrics === undefined) return [];
  if (!Array.isArray(metrics)) return [`'metrics' has to be a list, such as ${example}, and is ${shown(metrics)}`];
  return [...(metrics as unknown[])].flatMap((one, index) =>
    isMapping(one) && '_toKube' in one
      ? []
      : [`'metrics[${index}]' has to be a Metric, as in 'metrics': ${example}, and is ${shown(one)}`],
  );
}

const RULES: OptionNames<kplus.ScalingRules> = { stabilizationWindow: true, strategy: true, policies: true };
const LONGEST_WINDOW = 3600;

function rulesProblems(rules: unknown, what: string): readonly string[] {
  if (rules === undefined) return [];
  if (!isMapping(rules))
    return [`'${what}' has to hold { stabilizationWindow: Duration.minutes(5) }, and is ${shown(rules)}`];
  const { stabilizationWindow: window, policies } = rules;
  const wrong = window === undefined ? undefined : durationProblem(window, `${what}.stabilizationWindow`);
  const seconds = window === undefined || wrong !== undefined ? 0 : (window as Duration).toMilliseconds() / 1000;
  return [
    ...unknownOptions(rules, RULES).map((problem) => `'${what}': ${problem}`),
    ...(wrong === undefined ? [] : [wrong]),
    ...(seconds > LONGEST_WINDOW
      ? [`'${what}.stabilizationWindow' has to be ${LONGEST_WINDOW} s at most, and is ${seconds} s`]
      : []),
    ...(policies === undefined || Array.isArray(policies)
      ? []
      : [
          `'${what}.policies' has to be a list, such as [{ replicas: Replicas.percent(25), duration: Duration.minutes(1) }], and is ${shown(policies)}`,
        ]),
  ];
}
