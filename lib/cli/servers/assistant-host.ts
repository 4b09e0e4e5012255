import { plannedService, type ServiceFacts } from '../../assistant';
import { check, reportOf, RULES, type Reading } from '../../check';
import { fixTexts, wordMadeEdit } from '../../repair';
import { jsonReport, PLAIN, ruleJson, rulesText, ruleText, textReport } from '../../report';
import { repairText } from '../../report/repair/repair-text';
import { simulationReportOf, simulationText } from '../../report/simulation';
import { casesOf, notSimulated, SCENARIO_NAMES, type ScenarioName } from '../../simulation';
import { readTogether, type SourceManifest } from '../../source';
import { findRule } from '../find-rule';
import type { Io } from '../io';
import { simulateAll } from '../threads/simulate-all';
import { plainWorld, worldOf } from '../threads/world-of';
import { UsageError } from '../usage-error';
import { version } from '../version';
import { filesBelow } from './files-below';
import { shortOutcome } from './short-outcome';
import { readInput, type ReadInput, type ToolInput } from './tool-input';

/** What a tool answers: for people and models, and as data. */
export interface Answer {
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What is simulated besides the manifests. */
export interface SimulateInput extends ToolInput {
  readonly scenarios?: readonly string[] | undefined;
  readonly rate?: number | undefined;
}

/** What an assistants' server needs of this project: it has the protocol, and nothing else. Nothing is ever written. */
export interface AssistantHost {
  readonly version: string;
  readonly rules: readonly { readonly id: string; readonly title: string }[];
  readonly scenarios: readonly string[];
  /** The page of a rule. @throws UsageError for one that does not exist */
  readonly rule: (id: string) => Answer;
  /** The list of all rules. */
  readonly ruleList: () => string;
  readonly check: (input: ToolInput) => Promise<Answer>;
  readonly simulate: (input: SimulateInput) => Promise<Answer>;
  readonly fix: (input: ToolInput & { readonly assume?: boolean | undefined }) => Promise<Answer>;
  readonly plan: (facts: ServiceFacts) => Answer;
}

/** So wide that no text is wrapped where nobody sees it. */
const WIDTH = 120;

/** The host of an assistants' server: it reads what it is given, and below the folder that it was started in. */
export function assistantHost(whole: Io): AssistantHost {
  const io: Io = {
    ...whole,
    files: filesBelow(whole.cwd, whole.files),
    stdin: () => Promise.reject(new UsageError('standard input is how the client speaks')),
  };
  return {
    version: version(),
    rules: RULES,
    scenarios: SCENARIO_NAMES,
    rule: (id) => ({ text: ruleText(findRule(id), { width: WIDTH }), data: dataOf(ruleJson(findRule(id))) }),
    ruleList: () => rulesText(RULES, { width: WIDTH }),
    check: async (input) => checked(await readInput(input, io)),
    simulate: async (input) => simulated(await readInput(input, io), input, io),
    fix: async (input) => fixed(await readInput(input, io), input.assume ?? false),
    plan: (facts) => planned(facts),
  };
}

const dataOf = (json: string) => JSON.parse(json) as Answer['data'];

function manifestsOf({ texts, problems }: ReadInput): Reading & { readonly manifests: readonly SourceManifest[] } {
  const reading = readTogether(texts);
  return { ...reading, problems: [...problems, ...reading.problems] };
}

function checked(input: ReadInput): Answer {
  const reading = manifestsOf(input);
  const report = reportOf(check(reading.manifests, input.options), reading);
  const nothing = reading.resources === 0 ? 'There is nothing to check: no Kubernetes object was found.\n' : '';
  return { text: nothing + textReport(report, { width: WIDTH, verbose: true }), data: dataOf(jsonReport(report)) };
}

async function simulated(input: ReadInput, { scenarios = [], rate = 100 }: SimulateInput, io: Io): Promise<Answer> {
  const reading = manifestsOf(input);
  const { kubernetesVersion, stated = {} } = input.options;
  const options = { rate, ...(scenarios.length > 0 && { scenarios: scenarios.map(scenarioNamed) }) };
  const version = kubernetesVersion === undefined ? {} : { kubernetesVersion };
  const plain = { manifests: reading.manifests, ...version, stated, options };
  const world = worldOf(plain);
  const all = await simulateAll(world, casesOf(world.world, world.options), {
    plain: () => plainWorld(plain),
    ...(io.workers && { workers: io.workers }),
    now: io.now,
    progress: () => undefined,
    keep: (one) => one,
  });
  const outcomes = all.flatMap((one) => one.outcomes);
  const changes = all.flatMap(({ change }) => change ?? []);
  const left = notSimulated(world.world, world.options);
  const report = simulationReportOf(outcomes, { rate }, reading, left, changes);
  const { summary, notSimulated: leftOut, changes: shown } = report;
  const data = { summary, outcomes: outcomes.map(shortOutcome), changes: shown, notSimulated: leftOut };
  return { text: simulationText(report, { width: WIDTH }), data };
}

function scenarioNamed(text: string): ScenarioName {
  const known = SCENARIO_NAMES.find((name) => name === text);
  if (known) return known;
  throw new UsageError(`there is no scenario '${text}'; known are ${SCENARIO_NAMES.join(', ')}`);
}

function fixed({ texts, problems, options }: ReadInput, assume: boolean): Answer {
  const [problem] = problems;
  if (problem) throw new UsageError(`${problem.file} ${problem.message}: half of what belongs together is not fixed`);
  const result = fixTexts(texts, { ...options, assume });
  const changed = result.texts.filter(({ text }, place) => text !== texts[place]?.text);
  const data = {
    changed: changed.map(({ file, text }) => ({ file, text })),
    edits: result.made.map((edit) => ({
      file: edit.file,
      line: edit.line,
      edit: wordMadeEdit(edit),
      why: edit.because.words,
    })),
    workloads: result.workloads,
    remaining: result.remaining.map(({ rule, file, line, message, fix, assumptions }) => ({
      rule,
      file,
      line,
      message,
      fix,
      assumptions,
    })),
  };
  const shown = changed.map(({ file, text }) => `# ${file}\n${text}`);
  return { text: [repairText(result, { paint: PLAIN, width: WIDTH }), ...shown].join('\n'), data };
}

function planned(facts: ServiceFacts): Answer {
  const { manifest, table, plan } = plannedService(facts);
  const { numbers, requiredElsewhere, warnings } = plan;
  return { text: `${manifest}\n${table}\n`, data: { manifest, numbers, requiredElsewhere, warnings } };
}
