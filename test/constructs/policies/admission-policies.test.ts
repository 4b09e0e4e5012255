import { Chart, Testing } from 'cdk8s';
import { AdmissionAction, AdmissionPolicies, type AdmissionPoliciesProps } from '../../../lib';
import { FactError } from '../../../lib/constructs/statements/fact-error';
import { policyManifests } from '../../../lib/policy';

const made = (props?: AdmissionPoliciesProps) => {
  const chart = new Chart(Testing.app(), 'cluster');
  new AdmissionPolicies(chart, 'policies', props);
  return Testing.synth(chart) as readonly unknown[];
};

test('every rule that one object decides is a policy with its binding, as the command prints them', () => {
  expect(made()).toEqual(policyManifests());
});

test('only what is wanted is made, and nothing is asked in namespaces that are left out', () => {
  const rules = ['deployment-paused'];
  const [policy, binding] = made({ rules, action: AdmissionAction.deny(), exceptNamespaces: ['kube-system'] });
  expect(policy).toMatchObject({
    metadata: { name: 'zero-downtime-deployment-paused' },
    spec: { failurePolicy: 'Fail' },
  });
  expect(binding).toMatchObject({
    spec: {
      validationActions: ['Deny'],
      matchResources: {
        namespaceSelector: {
          matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: ['kube-system'] }],
        },
      },
    },
  });
});

test.each<[string, unknown, RegExp]>([
  ['a rule that there is not', { rules: ['grace-to-short'] }, /did you mean 'grace-too-short'/],
  ['a rule about two objects', { rules: ['service-selects-nothing'] }, /which no single object decides/],
  ['no list', { rules: 'grace-too-short' }, /'rules' has to be a list/],
  ['a word for an action', { action: 'deny' }, /AdmissionAction/],
])('%s is refused', (_, props, message) => {
  const make = () => made(props as AdmissionPoliciesProps);
  expect(make).toThrow(FactError);
  expect(make).toThrow(message);
});
