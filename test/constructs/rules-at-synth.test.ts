import { RULES } from '../../lib/check';
import { RULES_AT_SYNTH } from '../../lib/constructs/rules-at-synth';

const ids = RULES_AT_SYNTH.map(({ id }) => id);
const known = RULES.map(({ id }) => id);

test('synthesis runs whatever its rules presuppose', () => {
  const presupposed = RULES_AT_SYNTH.flatMap(({ presupposes = [] }) => presupposes);
  expect(ids).toEqual(expect.arrayContaining(presupposed.filter((id) => known.includes(id))));
});

test.each([
  'grace-too-short',
  'pre-stop-too-short',
  'startup-too-short',
  'min-ready-too-short',
  'rollout-below-wanted',
])('synthesis judges by %s', (id) => expect(ids).toContain(id));
