import { RULES } from '../../lib/check';
import { RULES_AT_SYNTH } from '../../lib/constructs/rules-at-synth';

test('synthesis runs rules of the catalogue, and whatever they presuppose', () => {
  const ids = RULES_AT_SYNTH.map(({ id }) => id);
  const known = RULES.map(({ id }) => id);
  for (const { presupposes = [] } of RULES_AT_SYNTH) {
    expect(ids).toEqual(expect.arrayContaining(presupposes.filter((id) => known.includes(id))));
  }
});

test('everything that contradicts the arithmetic of a release fails synthesis', () => {
  const named = /-too-short$|^(pre-stop|probe|hook|rollout|surge-blocked|readiness-missing)/;
  const judged = new Set(RULES_AT_SYNTH.map(({ id }) => id));
  const elsewhere = ['job-deadline-too-short', 'probe-asks-node'];
  expect(RULES.filter(({ id }) => named.test(id) && !judged.has(id)).every(({ id }) => elsewhere.includes(id))).toBe(
    true,
  );
});
