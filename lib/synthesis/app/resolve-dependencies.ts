import { ApiObject, type App, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';

/**
 * Turns what constructs depend on into what charts and objects depend on, as cdk8s does before it writes.
 *
 * @returns whether a chart depends on another one: then their files are numbered
 */
export function resolveDependencies(app: App): boolean {
  const all = app.node.findAll();
  const nested = all.filter((construct) => Chart.isChart(construct)).map(dependOnCharts);
  const across = dependencies(all).map(([source, target]) => dependAcross(Chart.of(source), Chart.of(target)));
  for (const [source, target] of dependencies(all)) {
    // Between charts the order of the charts says it all.
    if (Chart.of(source) === Chart.of(target)) dependObjects(objectsOf(source), objectsOf(target));
  }
  return [...nested, ...across].some(Boolean);
}

function dependencies(all: readonly IConstruct[]): readonly (readonly [source: IConstruct, target: IConstruct])[] {
  return all.flatMap((source) => source.node.dependencies.map((target) => [source, target] as const));
}

/** What is nested in a chart is applied before it. */
function dependOnCharts(chart: IConstruct): boolean {
  const charts = chart.node.children.filter((child) => Chart.isChart(child));
  for (const child of charts) chart.node.addDependency(child);
  return charts.length > 0;
}

function dependAcross(source: Chart, target: Chart): boolean {
  if (source === target) return false;
  source.node.addDependency(target);
  return true;
}

function dependObjects(sources: readonly ApiObject[], targets: readonly ApiObject[]): void {
  for (const target of targets) {
    for (const source of sources) if (target !== source) source.node.addDependency(target);
  }
}

function objectsOf(construct: IConstruct): readonly ApiObject[] {
  const chart = Chart.of(construct);
  return construct.node
    .findAll()
    .filter((one): one is ApiObject => ApiObject.isApiObject(one) && Chart.of(one) === chart);
}
