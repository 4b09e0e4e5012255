import { pushAll } from '../kubernetes';
import { ApiObject, App, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { check } from '../check';
import type { JsonObject, Manifest } from '../workload';
import { failsSynthesis } from './fails-synthesis';
import { judgeApp } from './judge-app';
import { ownerPath } from './owner-path';
import { renderingProblem } from './rendering-problem';
import { REFUSED_AT_SYNTH, RULES_AT_SYNTH } from './rules-at-synth';
import { SynthesisPass } from './synthesis-pass';
import { warnAtSynth } from './warn-at-synth';
import { wordFinding } from './word-finding';

/** Kinds that take part in joins; of everything else the identity is enough. */
const JOINED_KINDS = new Set(['Service', 'PodDisruptionBudget', 'HorizontalPodAutoscaler']);

/** What is judged in an app: its workloads, with the version that each is written for. */
type Judged = Map<ApiObject, () => string>;

const JUDGED = new WeakMap<IConstruct, Judged>();

/** Scopes in which somebody else judges everything. */
const LEFT_OUT = new WeakSet<IConstruct>();

/**
 * Has the rules judge a workload whenever its app is synthesised, together with everything in its chart. All
 * problems of the app are reported in one run.
 *
 * @param version the Kubernetes version that the workload is written for
 */
export function judgeAtSynth(apiObject: ApiObject, version: () => string): void {
  const app = App.of(apiObject);
  SynthesisPass.of(app).includeChart(Chart.of(apiObject));
  let judged = JUDGED.get(app);
  if (!judged) {
    const workloads: Judged = new Map();
    judged = workloads;
    JUDGED.set(app, judged);
    judgeApp(app, () => judgeWorkloads(app, workloads));
  }
  judged.set(apiObject, version);
}

/** Leaves the workloads in a scope to somebody who judges everything in it, lest they be judged twice. */
export function leaveOut(scope: IConstruct): void {
  LEFT_OUT.add(scope);
}

/** Whether an object is a workload made from facts. */
export function isMadeFromFacts(apiObject: ApiObject): boolean {
  return JUDGED.get(App.of(apiObject))?.has(apiObject) === true;
}

function judgeWorkloads(app: IConstruct, judged: Judged): readonly string[] {
  const own = new Map([...judged].filter(([{ node }]) => !node.scopes.some((scope) => LEFT_OUT.has(scope))));
  return [...objectsByChart(app, own).values()].flatMap((objects) => judgeChart(app, objects, own));
}

function judgeChart(app: IConstruct, objects: readonly ApiObject[], judged: Judged): readonly string[] {
  const problems: string[] = [];
  const manifests: Manifest[] = [];
  const versions = new Map<Manifest, string>();
  for (const apiObject of objects) {
    try {
      const version = judged.get(apiObject);
      const manifest = manifestOf(apiObject, version !== undefined);
      manifests.push(manifest);
      if (version) versions.set(manifest, version());
    } catch (error) {
      problems.push(renderingProblem(apiObject, error));
    }
  }
  for (const kubernetesVersion of new Set(versions.values())) {
    const judges = (workload: Manifest) => versions.get(workload) === kubernetesVersion;
    const { findings, failures } = check(manifests, {
      kubernetesVersion,
      judges,
      rules: RULES_AT_SYNTH,
      severities: REFUSED_AT_SYNTH,
    });
    // What rests on an assumption, and one replica, is said.
    for (const finding of findings.filter(({ severity }) => severity === 'warning'))
      warnAtSynth(app, wordFinding(finding));
    pushAll(problems, [...failures.map(({ message }) => message), ...findings.filter(failsSynthesis).map(wordFinding)]);
  }
  return [...new Set(problems)];
}

function objectsByChart(app: IConstruct, judged: Judged): Map<Chart, ApiObject[]> {
  const charts = new Set([...judged.keys()].map((apiObject) => Chart.of(apiObject)));
  const byChart = new Map<Chart, ApiObject[]>([...charts].map((chart) => [chart, []]));
  if (charts.size === 0) return byChart;
  for (const construct of app.node.findAll()) {
    if (construct instanceof ApiObject) byChart.get(Chart.of(construct))?.push(construct);
  }
  return byChart;
}

/** A manifest as far as the rules need it: workloads that are not ours only by name, lest two share one. */
function manifestOf(apiObject: ApiObject, isOurs: boolean): Manifest {
  const isWhole = isOurs || JOINED_KINDS.has(apiObject.kind);
  return {
    object: isWhole ? (apiObject.toJson() as JsonObject) : identityOf(apiObject),
    ...(!isWhole && { identityOnly: true }),
    get construct() {
      return ownerPath(apiObject);
    },
  };
}

function identityOf({ apiVersion, kind, name, metadata }: ApiObject): JsonObject {
  return {
    apiVersion,
    kind,
    metadata: { name, ...(metadata.namespace !== undefined && { namespace: metadata.namespace }) },
  };
}
