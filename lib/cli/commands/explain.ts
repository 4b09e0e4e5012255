import { ruleJson, ruleText } from '../../report';
import { painterFor } from '../colors';
import type { Command } from '../command';
import { EXIT } from '../exit-code';
import { findRule } from '../find-rule';
import { textOrJson, TEXT_OR_JSON } from '../text-or-json';
import { UsageError } from '../usage-error';
import { widthOf } from '../width-of';

/** `explain RULE`. */
export const explainCommand: Command = {
  usage: 'RULE',
  says: 'Shows the page of a rule: what it finds, why, the fix, examples, and where Kubernetes says so.',
  flags: { format: TEXT_OR_JSON },
  notes: [['exit codes', ['0  shown', '2  there is no such rule']]],
  run(given, io) {
    const [id, ...others] = given.positionals;
    if (id === undefined || others.length > 0) {
      throw new UsageError('explain needs one RULE', 'zero-downtime rules lists them');
    }
    const rule = findRule(id);
    const options = { width: widthOf(io.stdout), paint: painterFor(io.stdout, io.env, given) };
    io.stdout.write(textOrJson(given) === 'json' ? ruleJson(rule) : ruleText(rule, options));
    return EXIT.ok;
  },
};
