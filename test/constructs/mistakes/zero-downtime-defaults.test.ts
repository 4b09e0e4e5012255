import { ZeroDowntimeDefaults } from '../../../lib';
import { type Mistake, toldOf } from './mistake';

const set =
  (defaults: unknown): Mistake =>
  (chart, loosely) =>
    ZeroDowntimeDefaults.set(chart, loosely(defaults));

test.each<[string, Mistake, string]>([
  [
    'resources of a manifest',
    set({ resources: { requests: { cpu: '1' } } }),
    "'resources.requests' is a word of manifests",
  ],
  ['a user of a manifest', set({ securityContext: { runAsUser: 1 } }), "state 'securityContext.user'"],
  ['a text for a user', set({ securityContext: 'root' }), "'securityContext' has to hold"],
  ['a text for a choice', set({ annotatePlan: 'no' }), "'annotatePlan' has to be true or false"],
])('whoever sets %s for all is told', (_what, mistake, told) => {
  expect(toldOf(mistake)).toContain(told);
});

test('a slip is told once', () => {
  expect(toldOf(set({ onSigTerm: 'drains' }))).toMatch(/^[^;]*; did you mean 'onSigterm'\?$/);
});
