import { simulate } from '../../lib/simulation';
import { worldOf } from './manifests';

const pod = (name: string, more = '') =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, labels: { app: ${name} }${more} }\nspec: { containers: [{ name: main, image: "own:1" }] }\n`;
const SERVICE = `---\napiVersion: v1\nkind: Service\nmetadata: { name: front }\nspec: { selector: { app: one }, ports: [{ port: 80 }] }\n`;
const budget = (limit: string) =>
  `---\napiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: one }\nspec: { ${limit}, selector: { matchLabels: { app: one } } }\n`;

const takenAway = (text: string) =>
  simulate(worldOf(text), { scenarios: ['drain-node', 'drain-all', 'delete-pod'], fix: false });

test('a forced drain ends with a pod that no controller runs, and nobody can say who needs it', () => {
  for (const { end, verdict, doubts, lost } of takenAway(pod('one'))) {
    expect([end.done, verdict, lost]).toEqual([true, 'unknown', 0]);
    expect(doubts.join()).toContain('nothing makes another pod one');
  }
});

test('without --force nothing is evicted, which is said with each drain', () => {
  const [drain, , deletion] = takenAway(pod('one'));
  expect(drain?.assumptions.join('\n')).toMatch(/run with --force: without it, .* evicts none of its pods/);
  expect(deletion?.assumptions.join('\n')).not.toContain('--force');
});

test.each([
  ['requests come to it', pod('one') + SERVICE],
  ['work comes to it', pod('one', ', annotations: { zero-downtime/traffic: none, zero-downtime/longest-request: 9s }')],
])('there is no end of what is lost where %s', (_where, text) => {
  for (const { end, verdict } of takenAway(text)) {
    expect(end.done).toBe(false);
    expect(['loses', 'stuck']).toContain(verdict);
  }
});

test.each(['maxUnavailable: 1', 'maxUnavailable: 50%', 'minAvailable: 100%'])(
  'a budget that counts on a controller lets no eviction of it happen, forced or not: %s',
  (limit) => {
    const [drain, all] = takenAway(pod('one') + budget(limit));
    expect([drain?.verdict, all?.verdict]).toEqual(['stuck', 'stuck']);
  },
);
