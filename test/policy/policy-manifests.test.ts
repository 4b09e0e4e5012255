import { RULES } from '../../lib/check';
import { POLICIES, policyManifests } from '../../lib/policy';
import { readSource } from '../../lib/source';
import { runIn } from '../cli/memory-io';

test('every policy is about a rule that looks at one release', () => {
  for (const { rule } of POLICIES) {
    const known = RULES.find(({ id }) => id === rule);
    expect(known && !('checkRelease' in known)).toBe(true);
  }
});

test('a policy uses no variable before it is there', () => {
  for (const { rule, variables, expression } of POLICIES) {
    const known = new Set<string>();
    for (const { name, expression: value } of [...variables, { name: '', expression }]) {
      const unknown = [...value.matchAll(/variables\.(\w+)/g)]
        .map(([, used]) => used)
        .filter((used) => !known.has(used ?? ''));
      expect([rule, name, unknown]).toEqual([rule, name, []]);
      known.add(name);
    }
  }
});

test('each policy is bound, and what denies fails where it cannot be evaluated', () => {
  const [policy, binding] = policyManifests({ rules: ['deployment-paused'], action: 'deny' });
  expect(policy).toMatchObject({
    kind: 'ValidatingAdmissionPolicy',
    spec: {
      failurePolicy: 'Fail',
      matchConstraints: { resourceRules: [{ apiGroups: ['apps'], resources: ['deployments'] }] },
    },
  });
  expect(binding).toMatchObject({
    kind: 'ValidatingAdmissionPolicyBinding',
    spec: { policyName: 'zero-downtime-deployment-paused', validationActions: ['Deny'] },
  });
});

test('the command prints them as YAML that is read again', async () => {
  const { stdout, code } = await runIn({}, 'policy');
  const objects = readSource(stdout, 'p.yaml').manifests.map(({ object }) => object);
  expect(code).toBe(0);
  expect(objects).toEqual(policyManifests());
});

test.each([
  [['policy', '--action', 'refuse'], /warn or deny/],
  [['policy', '--rule', 'single-replica'], /no single object decides single-replica/],
  [['policy', 'k8s'], /takes no arguments/],
])('%j is refused', async (args, message) => {
  const { code, stderr } = await runIn({}, ...args);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
});
