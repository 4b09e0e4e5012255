import { own, type FieldPath, valueAt } from '../../kubernetes';
import type { Edit, Rule, Severity, Violation } from '../../rules/rule';
import type { Span } from '../../source';
import { asObject, type Manifest } from '../../workload';
import type { Finding, FindingEdit } from '../finding';

import { fingerprintOf } from '../ignored/fingerprint';
import { inSingular } from './in-singular';
import { shownIdentity, shownPath, withoutUser, withoutValueAt } from './redact';

/**
 * Words what a rule found: its message and fix filled with the violation's numbers.
 *
 * @param level what the run has set the rule to: it then holds under assumptions, too
 */
export function wordViolation(rule: Rule, violation: Violation, subject: Manifest, level?: Severity): Finding {
  const manifest = violation.resource ?? subject;
  const place = placeOf(violation.path, manifest);
  const redact = withoutValueAt(manifest, violation.path);
  const hide = (text: string) => withoutUser(redact ? redact(text) : text);
  const numbers = redacted(named(violation.numbers, manifest), (text) => shortened(hide(text)));
  const assumptions = (violation.assumptions ?? []).map((one) => inSingular(hide(one)));
  return {
    rule: rule.id,
    severity: severityOf(rule, violation, level),
    effect: rule.effect,
    ...(manifest.file !== undefined && { file: manifest.file }),
    ...(manifest.renderedFrom !== undefined && { renderedFrom: manifest.renderedFrom }),
    ...(manifest.construct !== undefined && { construct: manifest.construct }),
    ...manifest.locate?.(place),
    path: shownPath(violation.path),
    ...excerptOf(manifest, place),
    resource: shownIdentity(manifest),
    ...(manifest !== subject && { workload: shownIdentity(subject) }),
    message: fill(rule.message, numbers),
    why: rule.why,
    fix: `${fill(rule.fix, numbers)}${throughChart(manifest, violation.path)}`,
    ...(rule.label !== undefined && { label: fill(rule.label, numbers) }),
    numbers,
    edits: (violation.edits ?? []).map((edit) => located(edit, manifest, redact)),
    assumptions,
    ...(violation.editsRestOn && { editsRestOn: violation.editsRestOn }),
    fingerprint: fingerprintOf(rule.id, manifest, violation.path),
  };
}

/** Nobody edits a packed chart of somebody else: what can be changed of it are its values, or its version. */
function throughChart({ subchart }: Manifest, [field]: FieldPath): string {
  if (subchart === undefined) return '';
  return field === 'apiVersion'
    ? ` (the packed subchart \`${subchart}\` writes it: take a newer one)`
    : ` (by the values of the subchart, below \`${subchart}:\`)`;
}

/** A container is pointed at by its name, in whatever order its fields stand. */
function placeOf(path: FieldPath, { object }: Manifest): FieldPath {
  const [list, index] = path.slice(-2);
  const isContainer = typeof index === 'number' && CONTAINERS.has(String(list));
  const name = [...path, 'name'];
  return isContainer && typeof valueAt(object, name) === 'string' ? name : path;
}

const CONTAINERS: ReadonlySet<string> = new Set(['containers', 'initContainers']);

function excerptOf(manifest: Manifest, path: FieldPath) {
  const excerpt = manifest.excerpt?.(path);
  return excerpt && { excerpt };
}

/** How grave it is: under assumptions nothing is an error, but where the run says so. */
export function severityOf(rule: Rule, { assumptions = [], severity }: Violation, level?: Severity): Severity {
  return level ?? severity ?? (rule.severity === 'error' && assumptions.length > 0 ? 'warning' : rule.severity);
}

function fill(template: string, numbers: Violation['numbers']): string {
  return inSingular(
    template.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(own(numbers, name) ?? placeholder)),
  );
}

/** What the API server will name is called by its prefix. */
function named(numbers: Violation['numbers'], { object }: Manifest): Violation['numbers'] {
  const { name, generateName } = asObject(object['metadata']);
  if (Boolean(name) || typeof generateName !== 'string') return numbers;
  const entries = Object.entries(numbers).map(([key, value]) =>
    NAMES.has(key) && value === '' ? [key, `${generateName}…`] : [key, value],
  );
  return Object.fromEntries(entries) as Violation['numbers'];
}

const NAMES: ReadonlySet<string> = new Set(['name', 'budget', 'service']);

function redacted(numbers: Violation['numbers'], redact: (text: string) => string): Violation['numbers'] {
  const entries = Object.entries(numbers).map(([name, value]) => [
    name,
    typeof value === 'string' ? redact(value) : value,
  ]);
  return Object.fromEntries(entries) as Violation['numbers'];
}

/** Nobody reads a longer text, and each of thousands of findings may hold the same one. */
const LONGEST = 600;

/** Only once what is secret is hidden: of a part of it nobody would know that it is one. */
function shortened(text: string): string {
  const left = text.length - LONGEST;
  return left > 0 ? `${text.slice(0, LONGEST)}… (${left} more characters)` : text;
}

function located(
  { path, value }: Edit,
  manifest: Manifest,
  redact: ((text: string) => string) | undefined,
): FindingEdit {
  const region = regionToReplace(manifest, path);
  return { path, value: redact && typeof value === 'string' ? redact(value) : value, ...(region && { region }) };
}

/** Where a scalar stands as it is; an alias stands for a value elsewhere that others may share. */
function regionToReplace(manifest: Manifest, path: FieldPath): Span | undefined {
  const { locate, excerpt } = manifest;
  const written = valueAt(manifest.object, path);
  if (
    manifest.isRendered === true ||
    !locate ||
    !excerpt ||
    written === undefined ||
    written === null ||
    typeof written === 'object'
  )
    return undefined;
  const shown = excerpt(path);
  const text = shown?.text.slice(shown.column - 1, shown.endColumn - 1);
  const isWhole = text !== undefined && [String(written), `'${written}'`, `"${written}"`].includes(text);
  const place = isWhole ? locate(path) : undefined;
  if (place === undefined) return undefined;
  const { file = manifest.file, ...region } = place;
  return file === manifest.file ? region : undefined;
}
