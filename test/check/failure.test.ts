import {
  check,
  checkTexts,
  compareReleases,
  reportOf,
  RULES,
  type CheckOptions,
  type JsonObject,
  type Rule,
} from '../../lib/check';
import type { Severity, WorldRule } from '../../lib/rules/rule';
import { changed, WEB } from '../../lib/rules/support/example';
import { githubReport, junitReport, sarifReport, textReport } from '../../lib/report';
import { manifestsIn } from '../rules/support/manifests';

const TOO_SHORT = changed(WEB, { 'terminationGracePeriodSeconds: 25': 'terminationGracePeriodSeconds: 20' });

/** All rules, one of them with a bug: it fails after what it has found. */
const withBug = (id: string): readonly Rule[] =>
  RULES.map((rule) => (rule.id === id && 'check' in rule ? { ...rule, check: failing } : rule));

const BUG = new TypeError("Cannot read properties of null (reading 'seconds')");

function failing(): never {
  throw BUG;
}

const reportWith = (id: string) =>
  reportOf(check(manifestsIn(TOO_SHORT), { rules: withBug(id) }), {
    files: 1,
    resources: 3,
    problems: [],
    skipped: [],
  });

describe('a bug in one rule', () => {
  test('costs no other rule its findings', () => {
    const { findings, failures } = check(manifestsIn(TOO_SHORT), { rules: withBug('startup-too-short') });
    expect(findings.map(({ rule }) => rule)).toEqual(['grace-too-short']);
    expect(failures).toMatchObject([{ rule: 'startup-too-short', resource: { kind: 'Deployment', name: 'web' } }]);
  });

  test('is said to be one, with the rule and the object, in every format', () => {
    const report = reportWith('startup-too-short');
    expect(report.problems).toMatchObject([{ code: 'rule-failed', severity: 'error' }]);
    expect(report.summary.problems).toBe(1);
    for (const text of [
      textReport(report, { width: 1000 }),
      sarifReport(report, { version: '0', successful: false }),
      junitReport(report),
      githubReport(report),
    ]) {
      expect(text).toMatch(/the rule startup-too-short has failed on Deployment default\/web/);
      expect(text).toMatch(/Please report it/);
    }
    expect(textReport(report)).toContain('1 rule not applied');
  });

  test('is told once, however many objects it meets', () => {
    const both = manifestsIn(TOO_SHORT.replaceAll('name: web\n', 'name: shop\n') + '---\n' + TOO_SHORT);
    const { failures } = check(both, { rules: withBug('startup-too-short') });
    expect(failures).toHaveLength(1);
    expect(failures[0]?.message).toContain('Deployment default/shop and 1 more');
  });

  test('costs a comparison of releases nothing, either', () => {
    const broken = RULES.map((rule) =>
      'checkRelease' in rule && rule.id === 'replicas-reset' ? { ...rule, checkRelease: failing } : rule,
    );
    const { failures } = compareReleases(manifestsIn(WEB), manifestsIn(WEB), { rules: broken });
    expect(failures.map(({ rule }) => rule)).toEqual(['replicas-reset']);
  });
});

test('where no rule fails, nothing is said of it', () => {
  expect(checkTexts([{ file: 'web.yaml', text: WEB }])).toMatchObject({ failures: [], problems: [] });
});

describe('of more findings than anybody reads', () => {
  const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'many' } };
  const many = (id: string, count: number, severity: Severity = 'error'): WorldRule => ({
    ...(RULES.find((rule) => 'checkWorld' in rule) as WorldRule),
    id,
    severity,
    message: '{at}',
    fix: '{at}',
    *checkWorld({ manifests: [resource] }) {
      if (resource) for (let at = 0; at < count; at += 1) yield { resource, path: ['data', at], numbers: { at } };
    },
  });
  const reportOn = (options: CheckOptions, manifest: JsonObject = object) =>
    reportOf(check([{ object: manifest }], options), { files: 1, resources: 1, problems: [], skipped: [] });

  test('ten thousand of a rule are told and the others counted, and those of another rule are all told', () => {
    const { findings, summary, notices } = reportOn({ rules: [many('a', 10_005), many('b', 3, 'warning')] });
    expect(findings.filter(({ rule }) => rule === 'a')).toHaveLength(10_000);
    expect(findings.filter(({ rule }) => rule === 'b')).toHaveLength(3);
    expect(summary).toMatchObject({ errors: 10_005, warnings: 3, untold: 5, problems: 0 });
    expect(notices.map(({ message }) => message)).toEqual([
      'there are too many findings to tell them all: 5 of a (error) are only counted',
    ]);
  });

  test('thirty thousand are told of all rules together', () => {
    const { findings, summary } = reportOn({ rules: ['a', 'b', 'c', 'd'].map((id) => many(id, 10_000)) });
    expect(findings).toHaveLength(30_000);
    expect(summary).toMatchObject({ errors: 40_000, untold: 10_000 });
  });

  test('what is ignored takes no room, and is no error', () => {
    const annotated = {
      ...object,
      metadata: { name: 'many', annotations: { 'zero-downtime/ignore': 'grace-too-short: known' } },
    };
    const rules = [many('grace-too-short', 10_001)];
    expect(reportOn({ rules }, annotated).summary).toMatchObject({ errors: 0, suppressed: 10_001 });
    expect(reportOn({ rules, ignores: [{ rule: 'grace-too-short', reason: 'known' }] }).summary).not.toHaveProperty(
      'untold',
    );
    expect(reportOn({ rules, severities: { 'grace-too-short': 'warning' } }).summary).toMatchObject({
      errors: 0,
      warnings: 10_001,
      untold: 1,
    });
  });
});
