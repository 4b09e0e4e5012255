import type { ApiObjectMetadata } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { asObject, type JsonObject } from '../../workload';
import { renderOver } from '../rendering/app/rendered-object';
import type { IScaledWorkload } from './scaled-workload';
import { scaleDownRules } from './scale-down-rules';
import { FactError } from '../statements/fact-error';
import { isMapping, shown } from '../statements/typed';
import { scaledTarget } from './scaled-target';

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
    const { target, scaleDown } = props;
    const planned = scaledTarget({ scope, id }, target, props, 1);
    requireMetrics(`${scope.node.path}/${id}`, props.metrics);
    const { namespace } = target.metadata;
    super(scope, id, {
      ...props,
      metadata: { name: target.name, ...(namespace !== undefined && { namespace }), ...props.metadata },
    });
    if (scaleDown) return;
    renderOver(this.apiObject, (rendered) => {
      const spec = asObject(rendered['spec'] as JsonObject);
      const behavior = { ...asObject(spec['behavior']), scaleDown: scaleDownRules(planned.plan) };
      rendered['spec'] = { ...spec, behavior };
    });
  }
}

function requireMetrics(where: string, metrics: unknown): void {
  const isMetric = (one: unknown) => isMapping(one) && '_toKube' in one;
  if (metrics === undefined || (Array.isArray(metrics) && [...(metrics as unknown[])].every(isMetric))) return;
  throw new FactError(
    `${where}: 'metrics' has to be a list, such as [Metric.resourceCpu(MetricTarget.averageUtilization(70))], and is ${shown(metrics)}`,
  );
}
