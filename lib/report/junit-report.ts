import type { CheckReport, Finding, Notice, ReadProblem, Suppressed } from '../check';
import { PLAIN } from './paint';
import { plainText } from './plain-text';
import { textFinding } from './text-finding';
import { xmlAttributes, xmlText } from './xml-text';

/** How a report becomes test results. */
export interface JunitOptions {
  /** Whether a finding fails the run; the others pass, and say what they have to in their output. @default errors do */
  readonly fails?: (finding: Finding) => boolean;
}

interface TestCase {
  readonly file: string;
  readonly outcome: 'failure' | 'error' | 'skipped' | 'passed';
  readonly xml: string;
}

/** A report as JUnit XML, as Jenkins and GitLab take it: a suite per file, a case per finding. */
export function junitReport(report: CheckReport, options: JunitOptions = {}): string {
  const fails = options.fails ?? (({ severity }: Finding) => severity === 'error');
  const cases = [
    ...report.problems.map(problemCase),
    ...report.findings.map((finding) => findingCase(finding, fails(finding))),
    ...report.suppressed.map(suppressedCase),
    ...report.notices.map(noticeCase),
  ];
  const suites = cases.length === 0 ? [CLEAN] : [...byFile(cases)].map(([file, its]) => suite(file, its));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${counts(cases)}>\n${suites.join('')}</testsuites>\n`;
}

const CLEAN =
  '  <testsuite name="zero-downtime" tests="1" failures="0" errors="0" skipped="0" time="0">\n    <testcase classname="zero-downtime" name="no findings" time="0"/>\n  </testsuite>\n';

function byFile(cases: readonly TestCase[]): ReadonlyMap<string, readonly TestCase[]> {
  const files = new Map<string, TestCase[]>();
  for (const one of cases) {
    const its = files.get(one.file);
    if (its) its.push(one);
    else files.set(one.file, [one]);
  }
  return files;
}

function suite(file: string, cases: readonly TestCase[]): string {
  const xml = cases.map((one) => one.xml).join('');
  return `  <testsuite${xmlAttributes({ name: file })}${counts(cases)} time="0">\n${xml}  </testsuite>\n`;
}

function counts(cases: readonly TestCase[]): string {
  const count = (outcome: TestCase['outcome']) => cases.filter((one) => one.outcome === outcome).length;
  const numbers = { failures: count('failure'), errors: count('error') };
  return xmlAttributes({
    tests: Math.max(cases.length, 1),
    ...numbers,
    ...(cases.length > 0 && { skipped: count('skipped') }),
  });
}

function testCase(classname: string, name: string, inside: string): string {
  return `    <testcase${xmlAttributes({ classname, name, time: 0 })}>\n      ${inside}\n    </testcase>\n`;
}

function findingCase(finding: Finding, fails: boolean): TestCase {
  const { rule, severity, message } = finding;
  const text = xmlText(textFinding(finding, { paint: PLAIN, width: 80 }, { all: true }));
  const inside = fails
    ? `<failure${xmlAttributes({ message, type: severity })}>${text}</failure>`
    : `<system-out>${text}</system-out>`;
  const outcome = fails ? 'failure' : 'passed';
  return { file: fileOf(finding), outcome, xml: testCase(ownerOf(finding), `${rule}: ${message}`, inside) };
}

function suppressedCase({ finding, reason, by }: Suppressed): TestCase {
  const inside = `<skipped${xmlAttributes({ message: `${by}: ${reason}` })}/>`;
  const name = `${finding.rule}: ${finding.message}`;
  return { file: fileOf(finding), outcome: 'skipped', xml: testCase(ownerOf(finding), name, inside) };
}

function problemCase({ code, severity, file, line, column, message }: ReadProblem): TestCase {
  const place = plainText(line > 0 ? `${file}:${line}:${column}` : file);
  const isError = severity === 'error';
  const inside = isError
    ? `<error${xmlAttributes({ message, type: code })}>${xmlText(place)}</error>`
    : `<system-out>${xmlText(`${place}: ${message}`)}</system-out>`;
  return { file, outcome: isError ? 'error' : 'passed', xml: testCase('reading', `${code}: ${message}`, inside) };
}

/** What is to be known besides passes, and says it in its output. */
function noticeCase({ code, file, message }: Notice): TestCase {
  const xml = testCase('notes', code, `<system-out>${xmlText(message)}</system-out>`);
  return { file: file ?? 'zero-downtime', outcome: 'passed', xml };
}

function fileOf({ file, construct }: Finding): string {
  return file ?? construct ?? 'zero-downtime';
}

function ownerOf({ resource, workload }: Finding): string {
  const { kind, namespace, name } = workload ?? resource;
  return [kind, namespace, name].filter((part) => part !== '').join('/') || 'object';
}
