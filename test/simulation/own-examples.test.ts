import fc from 'fast-check';
import { RULES } from '../../lib/rules';
import { releasesIn } from '../../lib/rules/support/example';
import { runs } from '../properties/runs';
import { manifestsIn } from '../rules/support/manifests';
import { compare } from './promises';

interface Example {
  readonly rule: string;
  readonly text: string;
}

/** Errors that rest on what is not simulated, and why. */
const NOT_SIMULATED: Readonly<Record<string, string>> = {
  'budget-breaks-quorum': 'members that decide by majority answer one by one in the simulation',
};

const examples = (which: 'bad' | 'good'): readonly Example[] =>
  RULES.filter(
    (rule) => which === 'good' || (rule.effect === 'lost-requests' && !Object.hasOwn(NOT_SIMULATED, rule.id)),
  )
    .flatMap((rule) => rule[which].map((text) => ({ rule: rule.id, text })))
    .filter(({ text }) => releasesIn(text).before === '');

test.each(['bad', 'good'] as const)(
  'What a rule shows as %s is so in the simulation, and mended by its edits',
  (which) => {
    const example = fc.constantFrom(...examples(which));
    const property = fc.property(example, ({ text }) => {
      expect(compare(manifestsIn(text).map(({ object }) => object)).broken).toEqual([]);
    });
    fc.assert(property, runs(4));
  },
);
