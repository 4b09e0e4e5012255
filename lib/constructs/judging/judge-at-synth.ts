import { type ApiObject, App, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { check, type Finding } from '../../check';
import type { Manifest } from '../../workload';
import { ownerPath } from '../rendering/app/owner-path';
import { renderApp } from '../rendering/app/rendered-app';
import { SynthesisPass } from '../rendering/app/synthesis-pass';
import { failsSynthesis, REFUSED_AT_SYNTH } from './fails-synthesis';
import { judgeApp, requireOfApp } from './judge-app';
import { manifestsOf } from './manifests-of';
import { areAsPlanned } from './are-as-planned';
import type { Problem } from './problem';
import { propWordsOf, wordsFor, type PropWords } from './prop-of';
import { warnAtSynth } from './warn-at-synth';
import { wordFinding } from './word-finding';

/** What has to be known of a workload made from facts to judge it. */
export interface JudgedWorkload {
  /** The Kubernetes version that it is written for. */
  readonly version: () => string;
  /** What is missing, after everything that it needs to be rendered has been seen to. */
  readonly prepare: () => readonly string[];
}

/** What is judged in an app: its workloads made from facts. */
type Judged = Map<ApiObject, JudgedWorkload>;

const JUDGED = new WeakMap<IConstruct, Judged>();

/** Scopes in which somebody else judges everything. */
const LEFT_OUT = new WeakSet<IConstruct>();

/**
 * Has the rules judge a workload whenever its app is synthesised. They look at the whole app, since that is what is
 * applied together; only what they say about the workload, and about the objects of its chart, is reported here. All
 * problems of the app are reported in one run.
 */
export function judgeAtSynth(apiObject: ApiObject, workload: JudgedWorkload): void {
  const app = App.of(apiObject);
  SynthesisPass.of(app).includeChart(Chart.of(apiObject));
  let judged = JUDGED.get(app);
  if (!judged) {
    const workloads: Judged = new Map();
    judged = workloads;
    JUDGED.set(app, judged);
    requireOfApp(app, () => prepareWorkloads(workloads));
    judgeApp(app, () => judgeWorkloads(app, workloads));
  }
  judged.set(apiObject, workload);
}

/** Leaves the workloads in a scope to somebody who judges everything in it, lest they be judged twice. */
export function leaveOut(scope: IConstruct): void {
  LEFT_OUT.add(scope);
}

/** How findings name the props of a workload made from facts; nothing for any other object. */
export function propWordsIfMadeFromFacts(apiObject: ApiObject): PropWords | undefined {
  return JUDGED.get(App.of(apiObject))?.has(apiObject) === true ? propWordsOf(apiObject) : undefined;
}

function prepareWorkloads(judged: Judged): readonly Problem[] {
  return [...judged].flatMap(([apiObject, { prepare }]) =>
    prepare().map((problem) => ({ text: `${ownerPath(apiObject)}: ${problem}` })),
  );
}

function judgeWorkloads(app: IConstruct, judged: Judged): readonly Problem[] {
  const own = [...judged.keys()].filter(({ node }) => !node.scopes.some((scope) => LEFT_OUT.has(scope)));
  if (own.length === 0) return [];
  const charts = new Set(own.map((apiObject) => Chart.of(apiObject)));
  const { objects, problems } = renderApp(app);
  const versions = new Map(own.map((apiObject) => [ownerPath(apiObject), judged.get(apiObject)?.version() ?? '']));
  const each = new Set(versions.values());
  // What is written for one version, others may refuse.
  if (problems.length === 0 && each.size === 1 && areAsPlanned(objects)) return [];
  const inOwnCharts = objects.filter(({ apiObject }) => charts.has(Chart.of(apiObject)));
  const neighbours = new Set(inOwnCharts.map(({ apiObject }) => ownerPath(apiObject)));
  const manifests = manifestsOf(objects);
  const words = new Map(own.map((apiObject) => [ownerPath(apiObject), propWordsOf(apiObject)]));
  const said = [...each].flatMap((version) => judgeVersion(app, { manifests, version, versions, neighbours, words }));
  return [
    ...problems.filter(({ apiObject }) => charts.has(Chart.of(apiObject))),
    ...[...new Set(said)].map((text) => ({ text })),
  ];
}

interface Judgement {
  readonly manifests: readonly Manifest[];
  readonly version: string;
  /** The versions of the workloads that are judged, by construct. */
  readonly versions: ReadonlyMap<string, string>;
  /** How findings name their props, by construct. */
  readonly words: ReadonlyMap<string, PropWords>;
  /** The constructs of the charts that they stand in. */
  readonly neighbours: ReadonlySet<string>;
}

function judgeVersion(
  app: IConstruct,
  { manifests, version, versions, neighbours, words }: Judgement,
): readonly string[] {
  const { findings, failures } = check(manifests, {
    kubernetesVersion: version,
    judges: ({ construct = '' }) => versions.get(construct) === version,
    severities: REFUSED_AT_SYNTH,
    judgesAlikeOnce: true,
  });
  const own = findings.filter((one: Finding) => one.workload !== undefined || neighbours.has(one.construct ?? ''));
  // What rests on an assumption, and one replica, is said.
  const word = (finding: Finding) => wordFinding(finding, wordsFor(finding, words));
  for (const finding of own.filter(isWarning)) warnAtSynth(app, word(finding));
  return [...failures.map(({ message }) => message), ...own.filter(failsSynthesis).map(asError).map(word)];
}

function isWarning(finding: Finding): boolean {
  return finding.severity === 'warning' && !failsSynthesis(finding);
}

/** What fails synthesis is told as an error. */
function asError(finding: Finding): Finding {
  return finding.severity === 'warning' ? { ...finding, severity: 'error' } : finding;
}
