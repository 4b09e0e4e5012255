import { parseAllDocuments } from 'yaml';
import { check } from '../../lib/check';
import { RULES } from '../../lib/rules';
import type { JsonObject } from '../../lib/kubernetes';

const REFUSALS = RULES.filter((rule) => rule.effect === 'refused' && !('checkRelease' in rule));

function rulesFiring(example: string): readonly string[] {
  const manifests = parseAllDocuments(example).map((document) => ({ object: document.toJS() as JsonObject }));
  return check(manifests).findings.map(({ rule }) => rule);
}

describe.each(REFUSALS.map((rule) => [rule.id, rule] as const))('%s', (id, { bad, good }) => {
  test.each(bad.map((example, index) => [index + 1, example] as const))(
    'The bad example %d violates it, and no other rule',
    (_, example) => {
      const firing = rulesFiring(example);
      expect(new Set(firing)).toEqual(new Set([id]));
    },
  );

  test.each(good.map((example, index) => [index + 1, example] as const))(
    'The good example %d is silent',
    (_, example) => {
      expect(rulesFiring(example)).toEqual([]);
    },
  );
});
