import type { CheckReport, Finding, Notice, ReadProblem } from '../check';
import { foundAgain } from './found-again';
import { plainText } from './plain-text';

/** What a report is written with. */
export interface GithubOptions {
  /** Also what only slows recovery. @default false */
  readonly verbose?: boolean;
}

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice', note: 'notice' } as const;

/** A report as workflow commands of GitHub Actions: annotations at the lines of a pull request. */
export function githubReport(report: CheckReport, { verbose = false }: GithubOptions = {}): string {
  const findings = report.findings.filter(({ severity }) => verbose || severity !== 'info');
  return [...report.problems.map(problemLine), ...findings.map(findingLine), ...report.notices.map(noticeLine)]
    .map((line) => `${line}\n`)
    .join('');
}

function findingLine(finding: Finding): string {
  const { severity, rule, file, line, column, endLine, endColumn, message, why, fix, assumptions } = finding;
  // Columns are understood only where they are of one line.
  const columns = endLine === line ? { col: column, endColumn } : {};
  const assumed = assumptions.map((assumption) => `assumed: ${assumption}`);
  const again = foundAgain(finding, { all: true });
  const also = again === '' ? [] : [`also in: ${again}`];
  const text = [message, `why: ${why}`, `fix: ${fix}`, ...assumed, ...also].join('\n');
  return command(COMMANDS[severity], { file, line, endLine, ...columns, title: rule }, text);
}

function problemLine({ code, severity, file, line, column, message }: ReadProblem): string {
  const place = line > 0 ? { line, col: column } : {};
  return command(COMMANDS[severity], { file: file || undefined, ...place, title: code }, message);
}

function noticeLine({ code, file, line, column, message }: Notice): string {
  return command('notice', { file, line, col: column, title: code }, message);
}

function command(
  name: string,
  properties: Readonly<Record<string, string | number | undefined>>,
  text: string,
): string {
  const written = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([property, value]) => `${property}=${escapeProperty(harmless(String(value)))}`);
  return `::${name} ${written.join(',')}::${escapeData(harmless(text))}`;
}

/** Line ends are escaped as the runner reads them; nothing else steers a log. */
function harmless(text: string): string {
  return text.split('\n').map(plainText).join('\n');
}

/** @see https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
