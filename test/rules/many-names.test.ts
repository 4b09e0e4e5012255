import { check } from '../../lib/check';
import { wordViolation } from '../../lib/check/words/word-violation';
import { RULES } from '../../lib/rules';
import type { Rule } from '../../lib/rules/rule';
import { nearestName } from '../../lib/kubernetes';
import type { JsonObject } from '../../lib/workload';
import { NearWords } from '../../lib/rules/support/routing/near-words';

const deployment = (spec: JsonObject = {}): JsonObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: {
    replicas: 3,
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: { containers: [{ name: 'web', image: 'web:1', ports: [{ containerPort: 8080 }] }], ...spec },
    },
  },
});

const object = (apiVersion: string, kind: string, name: string, spec: JsonObject): JsonObject => ({
  apiVersion,
  kind,
  metadata: { name },
  spec,
});

const many = <T>(make: (index: number) => T): readonly T[] => Array.from({ length: 1000 }, (_, index) => make(index));

const scaled = (index: number): JsonObject =>
  object('autoscaling/v2', 'HorizontalPodAutoscaler', `web-${index}`, {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
    minReplicas: 2,
    maxReplicas: 5,
  });

function messagesOf(objects: readonly JsonObject[], rule: string): readonly string[] {
  const { findings } = check(objects.map((one) => ({ object: one })));
  return findings.filter((finding) => finding.rule === rule).map(({ message }) => message);
}

test('each of a thousand autoscalers names the first of them, and how many others there are', () => {
  const messages = messagesOf([deployment(), ...many(scaled)], 'autoscalers-compete');
  expect(messages).toHaveLength(999);
  expect(messages[0]).toContain('web-0, web-1, web-2, web-3, web-4, web-5 and 994 others scale web');
});

test('a text of thousands of letters is told by its beginning', () => {
  const [rule] = RULES as [Rule];
  const subject = { object: deployment() };
  const told = { ...rule, message: 'it is {text}' };
  const { message, numbers } = wordViolation(told, { path: ['spec'], numbers: { text: 'a'.repeat(5000) } }, subject);
  expect(message).toMatch(/^it is a{600}… \(4400 more characters\)$/);
  expect(String(numbers['text']).length).toBeLessThan(700);
});

test('a slip is looked for among some of the names that are there, not among all', () => {
  let asked = 0;
  function* names() {
    for (const index of many((one) => one)) {
      asked += 1;
      yield `other-${1000 + index}`;
    }
  }
  expect(nearestName('never-1000', names())).toBeUndefined();
  expect(asked).toBeLessThan(300);
});

test('a name is found among thousands of other lengths, and longer ones than names are no slips', () => {
  expect(nearestName('checkuot', [...many((index) => 'a'.repeat(20 + (index % 9))), 'checkout'])).toBe('checkout');
  expect(nearestName('a'.repeat(300), ['a'.repeat(299)])).toBeUndefined();
});

test('numbered labels that share their beginning are compared with some of each other', () => {
  const words = new NearWords();
  for (const index of many((one) => one)) words.add(`service-${10_000 + index}`);
  expect([...words.near('service-1234x')].length).toBeLessThan(201);
});

test('a pod that hundreds of NetworkPolicies may mean is not held against them', () => {
  const policy = (index: number) =>
    object('networking.k8s.io/v1', 'NetworkPolicy', `n-${index}`, { podSelector: {}, policyTypes: ['Ingress'] });
  const service = object('v1', 'Service', 'web', { selector: { app: 'web' }, ports: [{ port: 80, targetPort: 8080 }] });
  const shutOut = (policies: readonly JsonObject[]) =>
    messagesOf([deployment(), service, ...policies], 'network-policy-shuts-out').length;
  expect(shutOut(many(policy).slice(0, 3))).toBe(1);
  expect(shutOut(many(policy))).toBe(0);
});

test.each([15, 16, 400])('a list of %d values in a selector is asked the same', (count) => {
  const values = Array.from({ length: count }, (_, index) => `a-${index}`);
  const budget = (operator: string, more: readonly string[]) =>
    object('policy/v1', 'PodDisruptionBudget', 'web', {
      maxUnavailable: 0,
      selector: { matchExpressions: [{ key: 'app', operator, values: [...values, ...more] }] },
    });
  const selects = (...of: Parameters<typeof budget>) =>
    messagesOf([deployment(), budget(...of)], 'budget-blocks-drain');
  expect([selects('In', ['web']), selects('NotIn', [])].map((one) => one.length)).toEqual([1, 1]);
  expect([selects('In', []), selects('NotIn', ['web'])].map((one) => one.length)).toEqual([0, 0]);
});
