import type { ReadProblem } from '../../check';
import { failsRun, SCENARIOS, type NotSimulated, type Outcome } from '../../simulation';
import { PLAIN } from '../paint';
import { plainText } from '../plain-text';
import { xmlAttributes, xmlText } from '../xml-text';
import { endText, requestsText, timeText, unitText } from './numbers';
import { byWorkload, changesOf, type SimulationReport } from './simulation-report';
import { textChange } from './text-change';
import { textLosses } from './text-losses';

/** How a simulation becomes test results. */
export interface SimulationJunitOptions {
  /** Whether an outcome fails the run. @default voluntary scenarios that lose requests, and those of which nobody can say */
  readonly fails?: (outcome: Outcome) => boolean;
}

/** How texts are written in a file. */
const SETTINGS = { verbose: false, quiet: false, drawsAll: false, width: 80, ascii: true, paint: PLAIN };

/** A simulation as JUnit XML: a suite per workload, a case per scenario. */
export function simulationJunit(report: SimulationReport, options: SimulationJunitOptions = {}): string {
  const { fails = failsRun } = options;
  const { outcomes, reading, notSimulated } = report;
  const problems = reading.problems.filter(({ severity }) => severity === 'error');
  const left = notSimulated.flatMap(skippedCases);
  const counts = {
    tests: outcomes.length + problems.length + left.length,
    failures: outcomes.filter(fails).length,
    errors: problems.length,
    skipped: left.length,
  };
  const suites = [
    ...(problems.length > 0 ? [suite('reading', problems.map(problemCase), { errors: problems.length })] : []),
    ...byWorkload(outcomes).map((group) =>
      suite(
        suiteName(group),
        group.map((one) => scenarioCase(one, fails(one))),
        { failures: group.filter(fails).length },
        changesOf(group, report).flatMap((change) => textChange(change, SETTINGS)),
      ),
    ),
    ...(left.length > 0 ? [suite('not simulated', left, { skipped: left.length })] : []),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${xmlAttributes(counts)}>\n${suites.join('')}</testsuites>\n`;
}

/** How many cases are not as they should be. */
interface Counts {
  readonly failures?: number;
  readonly errors?: number;
  readonly skipped?: number;
}

/** @param notes what is to be said of all cases together */
function suite(name: string, cases: readonly string[], counts: Counts, notes: readonly string[] = []): string {
  const { failures = 0, errors = 0, skipped = 0 } = counts;
  const attributes = xmlAttributes({ name, tests: cases.length, failures, errors, skipped, time: 0 });
  const out = notes.length > 0 ? `    <system-out>${xmlText(notes.join('\n'))}</system-out>\n` : '';
  return `  <testsuite${attributes}>\n${cases.join('')}${out}  </testsuite>\n`;
}

function suiteName([first]: readonly Outcome[]): string {
  if (!first) return '';
  const { kind, namespace, name } = first.workload;
  return `${first.file === undefined ? '' : `${first.file}: `}${kind} ${namespace}/${name}`;
}

function scenarioCase(outcome: Outcome, fails: boolean): string {
  const { kind, namespace, name } = outcome.workload;
  const message = messageOf(outcome);
  const text = [message, ...textLosses(outcome, SETTINGS)].join('\n');
  const inside = fails
    ? `<failure${xmlAttributes({ message, type: outcome.verdict })}>${xmlText(text)}</failure>`
    : `<system-out>${xmlText(text)}</system-out>`;
  return testCase(`${kind}/${namespace}/${name}`, `${outcome.scenario}: ${outcome.title}`, inside);
}

function messageOf(outcome: Outcome): string {
  const { lost, lostSeconds, floor, rate, doubts } = outcome;
  const kept = floor.lost > 0 ? ` (${requestsText(floor.lost)} of them unavoidable)` : '';
  const loses =
    lost === 0
      ? 'loses nothing'
      : `loses ${requestsText(lost)} ${unitText(outcome)}${kept} at ${rate}/s, ${timeText(lostSeconds)} of all`;
  return [loses, endText(outcome.end), ...doubts].join('; ');
}

/** What is left out, as tests that are skipped. */
function skippedCases({ workload, scenarios, why }: NotSimulated): readonly string[] {
  const { kind, namespace, name } = workload;
  const names = scenarios?.map((scenario) => `${scenario}: ${SCENARIOS[scenario].title}`) ?? ['all scenarios'];
  const inside = `<skipped${xmlAttributes({ message: why })}/>`;
  return names.map((one) => testCase(`${kind}/${namespace}/${name}`, one, inside));
}

function problemCase({ code, file, line, column, message }: ReadProblem): string {
  const place = plainText(line > 0 ? `${file}:${line}:${column}` : file);
  return testCase(
    'reading',
    `${code}: ${message}`,
    `<error${xmlAttributes({ message, type: code })}>${xmlText(place)}</error>`,
  );
}

function testCase(classname: string, name: string, inside: string): string {
  return `    <testcase${xmlAttributes({ classname, name, time: 0 })}>\n      ${inside}\n    </testcase>\n`;
}
