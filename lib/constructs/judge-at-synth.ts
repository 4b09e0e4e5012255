import { ApiObject, App, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { check, type Finding } from '../check';
import type { JsonObject, Manifest } from '../workload';
import { RULES_AT_SYNTH } from './rules-at-synth';
import { SynthesisError } from './synthesis-error';
import { SynthesisPass } from './synthesis-pass';
import { warnAtSynth } from './warn-at-synth';
import { wordFinding } from './word-finding';

/** Kinds that take part in joins; of everything else the identity is enough. */
const JOINED_KINDS = new Set(['Service', 'PodDisruptionBudget', 'HorizontalPodAutoscaler']);

/** What is judged in an app: its workloads, with the version that each is written for. */
type Judged = Map<ApiObject, () => string>;

const JUDGED = new WeakMap<IConstruct, Judged>();

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
    judged = new Map();
    JUDGED.set(app, judged);
    validateAtSynth(app, judged);
  }
  judged.set(apiObject, version);
}

function validateAtSynth(app: IConstruct, judged: Judged): void {
  let collecting = false;
  app.node.addValidation({
    validate: () => {
      // Validations of other constructs are collected below; cdk8s would stop at ours, or show only theirs.
      if (collecting) return [];
      SynthesisPass.of(app).once('judge', () => {
        const problems = judgeApp(app, judged);
        if (problems.length === 0) return;
        collecting = true;
        try {
          throw new SynthesisError([...problems, ...otherProblems(app)]);
        } finally {
          collecting = false;
        }
      });
      return [];
    },
  });
}

function otherProblems(app: IConstruct): readonly string[] {
  return app.node
    .findAll()
    .flatMap((construct) => construct.node.validate().map((problem) => `[${construct.node.path}] ${problem}`));
}

function judgeApp(app: IConstruct, judged: Judged): readonly string[] {
  return [...objectsByChart(app, judged).values()].flatMap((objects) => judgeChart(app, objects, judged));
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
      problems.push(`[${ownerPath(apiObject)}] ${withoutPreamble((error as Error).message)}`);
    }
  }
  for (const kubernetesVersion of new Set(versions.values())) {
    const judges = (workload: Manifest) => versions.get(workload) === kubernetesVersion;
    const { findings } = check(manifests, { kubernetesVersion, judges, rules: RULES_AT_SYNTH });
    for (const finding of findings.filter(warns)) warnAtSynth(app, wordFinding(finding));
    problems.push(...findings.filter(fails).map(wordFinding));
  }
  return [...new Set(problems)];
}

/** Numbers of one container that contradict each other: a matter of faults only, and yet never meant. */
const CONTRADICTIONS = new Set(['probe-timeout-exceeds-period', 'liveness-before-readiness', 'probe-grace-cuts-hook']);

/** What contradicts the facts, or itself. */
function fails({ rule, severity }: Finding): boolean {
  return severity === 'error' || (severity === 'info' && CONTRADICTIONS.has(rule));
}

/** What rests on an assumption, and one replica, is said. */
function warns({ severity }: Finding): boolean {
  return severity === 'warning';
}

function objectsByChart(app: IConstruct, judged: Judged): Map<Chart, ApiObject[]> {
  const charts = new Set([...judged.keys()].map((apiObject) => Chart.of(apiObject)));
  const byChart = new Map<Chart, ApiObject[]>([...charts].map((chart) => [chart, []]));
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

/** The construct that a user has written: cdk8s-plus calls its own object inside it `Resource`. */
function ownerPath(apiObject: ApiObject): string {
  return apiObject.node.path.replace(/\/Resource$/, '');
}

function withoutPreamble(message: string): string {
  return message.replace(/^Failed serializing construct at path .*? with name '.*?': (?:Error: )?/, '');
}
