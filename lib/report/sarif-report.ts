import { RULES, type CheckReport, type Finding, type Notice, type ReadProblem, type Suppressed } from '../check';
import { formatFieldPath } from '../kubernetes';
import { artifactUri } from './artifact-uri';
import { jsonText } from './json-text';
import { sarifFix } from './sarif-fix';
import { sarifRule } from './sarif-rule';
import { sarifRegion } from './sarif-region';
import { sarifRelated } from './sarif-related';

/** What a SARIF log tells about the run besides its findings. */
export interface SarifOptions {
  readonly version: string;
  /** Whether everything could be read. */
  readonly successful: boolean;
}

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/** A report as a SARIF 2.1.0 log, as code scanning services take it. */
export function sarifReport(report: CheckReport, { version, successful }: SarifOptions): string {
  const all: readonly Suppressed['finding'][] = [
    ...report.findings,
    ...report.suppressed.map(({ finding }) => finding),
  ];
  const fired = new Set(all.map(({ rule }) => rule));
  const rules = RULES.filter(({ id }) => fired.has(id));
  const index = new Map(rules.map(({ id }, position) => [id, position]));
  const results = [
    ...report.findings.map((finding) => result(finding, index)),
    ...report.suppressed.map((suppressed) => ({
      ...result(suppressed.finding, index),
      suppressions: [suppression(suppressed)],
    })),
  ];
  const notifications = [...report.problems, ...report.notices.map(asNote)].map(notification);
  const run = {
    tool: { driver: { name: 'cdk8s-zero-downtime', version, semanticVersion: version, rules: rules.map(sarifRule) } },
    invocations: [{ executionSuccessful: successful, toolExecutionNotifications: notifications }],
    columnKind: 'utf16CodeUnits',
    results,
  };
  return `${jsonText({ $schema: SCHEMA, version: '2.1.0', runs: [run] })}\n`;
}

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

function result(finding: Finding, index: ReadonlyMap<string, number>) {
  const { rule, severity, message, fix, assumptions, effect, numbers, fingerprint, also } = finding;
  const assumed = assumptions.length === 0 ? '' : ` Assumed: ${assumptions.join('; ')}.`;
  const fixes = sarifFix(finding);
  const { sentence, relatedLocations } = sarifRelated(finding);
  return {
    ruleId: rule,
    ruleIndex: index.get(rule) ?? -1,
    level: LEVELS[severity],
    message: { text: `${message}.${assumed} Fix: ${fix}.${sentence}` },
    locations: [location(finding)],
    ...(relatedLocations && { relatedLocations }),
    partialFingerprints: { 'zeroDowntimeFinding/v1': fingerprint },
    ...(fixes && { fixes: [fixes] }),
    properties: { effect, numbers, assumptions, also },
  };
}

function location(finding: Finding) {
  const { file, path, resource } = finding;
  const { kind, namespace, name } = resource;
  const field = formatFieldPath(path);
  const qualified = [kind, namespace, name, field].filter((part) => part !== '').join('/');
  return {
    ...(file !== undefined && {
      physicalLocation: { artifactLocation: { uri: artifactUri(file) }, ...sarifRegion(finding) },
    }),
    logicalLocations: [{ name: field || name || kind, fullyQualifiedName: qualified, kind: 'property' }],
  };
}

function suppression({ reason, by }: Suppressed) {
  return { kind: by === 'annotation' ? 'inSource' : 'external', status: 'accepted', justification: reason };
}

/** What is to be known besides the findings. */
function asNote({ code, file = '', line = 0, column = 1, message }: Notice): Notification {
  return { code, severity: 'note', file, line, column, message };
}

type Notification = Pick<ReadProblem, 'severity' | 'file' | 'line' | 'column' | 'message'> & { readonly code: string };

function notification({ code, severity, file, line, column, message }: Notification) {
  const region = line > 0 ? { region: { startLine: line, startColumn: column } } : {};
  return {
    descriptor: { id: code },
    level: severity === 'error' ? 'error' : 'note',
    message: { text: message },
    ...(file !== '' && {
      locations: [{ physicalLocation: { artifactLocation: { uri: artifactUri(file) }, ...region } }],
    }),
  };
}
