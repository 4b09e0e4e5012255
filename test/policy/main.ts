import { parseArgs } from 'node:util';
import { RULES, type Rule } from '../../lib/check';
import { own, type JsonObject } from '../../lib/kubernetes';
import { POLICIES, policyManifests, type AdmissionPolicy } from '../../lib/policy';
import { releasesIn } from '../../lib/rules/support/example';
import { readSource } from '../../lib/source';
import { hasGo } from '../conformance/yaml/decoder-process';
import { buildCel, evaluateCel, type CelAnswer, type CelQuestion } from './cel-process';

/** A question, the answer that is right, and what it is about. */
interface Case extends CelQuestion {
  readonly policy: AdmissionPolicy;
  readonly example: string;
  readonly isBad: boolean;
}

/**
 * Every policy is asked about every good example of every rule, of which it has to say nothing, and about the bad
 * examples of its own rule, of which it has to find one at least: the others need more than one object.
 */
function main(): number {
  const { values } = parseArgs({ options: { cel: { type: 'string' } } });
  if (values.cel === undefined && !hasGo()) {
    console.log('skipped: Go is not here, and the expressions of policies are not evaluated');
    return 0;
  }
  const cases = POLICIES.flatMap(casesOf);
  const answers = evaluateCel(values.cel ?? buildCel(), cases);
  const found = new Map<string, Set<string>>();
  const wrong = cases.flatMap((one, index) => wrongWith(one, answers[index] ?? NO_ANSWER, found));
  for (const { rule } of POLICIES) {
    const [count, all] = [found.get(rule)?.size ?? 0, ruleCalled(rule).bad.length];
    console.log(`${rule}: ${count} of ${all} bad examples`);
    if (count === 0) wrong.push(`${rule} finds none of its bad examples`);
  }
  for (const one of wrong) console.log(one);
  console.log(`${POLICIES.length} policies, ${cases.length} objects, ${wrong.length} wrong`);
  return wrong.length === 0 ? 0 : 1;
}

const NO_ANSWER: CelAnswer = { holds: false, error: 'no answer' };

function wrongWith(one: Case, { holds, error }: CelAnswer, found: Map<string, Set<string>>): readonly string[] {
  const { policy, example, isBad } = one;
  if (error !== undefined) return [`${policy.rule} on ${example}: ${error}`];
  if (holds) return [];
  if (!isBad) return [`${policy.rule} has something to say on the good ${example}`];
  found.set(policy.rule, (found.get(policy.rule) ?? new Set()).add(example));
  return [];
}

function ruleCalled(id: string): Rule {
  const rule = RULES.find((one) => one.id === id);
  if (!rule) throw new Error(`there is no rule ${id}`);
  return rule;
}

function casesOf(policy: AdmissionPolicy): readonly Case[] {
  const good = RULES.flatMap((rule) =>
    rule.good.flatMap((text, index) => asked(policy, text, `${rule.id} ${index}`, false)),
  );
  const bad = ruleCalled(policy.rule).bad.flatMap((text, index) =>
    asked(policy, text, `${policy.rule} ${index}`, true),
  );
  return [...good, ...bad];
}

function asked(policy: AdmissionPolicy, text: string, example: string, isBad: boolean): readonly Case[] {
  const { variables } = policy;
  return readSource(releasesIn(text).after, 'example.yaml')
    .manifests.filter(({ object }) => policy.kinds.includes(object['kind'] as never))
    .map(({ object }) => ({ policy, example, isBad, variables, object, expression: wholeOf(policy) }));
}

/** The validation, where the object does not ignore the rule. */
function wholeOf({ rule, expression }: AdmissionPolicy): string {
  const [manifest] = policyManifests({ rules: [rule] });
  const conditions = (own(manifest?.['spec'] as JsonObject, 'matchConditions') ?? []) as readonly JsonObject[];
  return [...conditions.map((one) => `!(${String(one['expression'])})`), `(${expression})`].join(' || ');
}

process.exitCode = main();
