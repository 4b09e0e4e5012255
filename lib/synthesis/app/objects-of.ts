import { ApiObject, Chart } from 'cdk8s';
import type { SynthesisPass } from '../../constructs';
import { inDependencyOrder } from './in-dependency-order';

/** The objects of a chart, each behind those that it depends on; those of a chart within it are that chart's. */
export function objectsOf(chart: Chart): readonly ApiObject[] {
  return inDependencyOrder(chart.node).filter(
    (construct): construct is ApiObject => ApiObject.isApiObject(construct) && Chart.of(construct) === chart,
  );
}

/** The objects of a chart as they are to be written. */
export function manifestsOf(chart: Chart, pass: SynthesisPass): readonly unknown[] {
  if (pass.isRenderedByItself(chart)) return Object.values(chart.toJson() as readonly unknown[]);
  return objectsOf(chart).map((apiObject) => pass.renderLast(apiObject));
}
