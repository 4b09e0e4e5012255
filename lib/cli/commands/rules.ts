import { RULES } from '../../check';
import { ruleJson, rulesText } from '../../report';
import { painterFor } from '../colors';
import type { Command } from '../command';
import { EXIT } from '../exit-code';
import { textOrJson, TEXT_OR_JSON } from '../text-or-json';
import { UsageError } from '../usage-error';
import { widthOf } from '../width-of';

/** `rules`. */
export const rulesCommand: Command = {
  usage: '',
  says: 'Lists all rules by severity, with what each of them costs.',
  flags: { format: TEXT_OR_JSON },
  run(given, io) {
    if (given.positionals.length > 0) throw new UsageError('rules takes no arguments; explain RULE shows one of them');
    const options = { width: widthOf(io.stdout), paint: painterFor(io.stdout, io.env, given) };
    io.stdout.write(textOrJson(given) === 'json' ? ruleJson(RULES) : rulesText(RULES, options));
    return EXIT.ok;
  },
};
