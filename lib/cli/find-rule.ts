import { RULES, type Rule } from '../check';
import { didYouMean } from '../kubernetes/values/did-you-mean';
import { UsageError } from './usage-error';

/**
 * The rule with an id.
 *
 * @throws UsageError for one that does not exist
 */
export function findRule(id: string): Rule {
  const rule = RULES.find((one) => one.id === id);
  if (rule !== undefined) return rule;
  const guess = didYouMean(
    id,
    RULES.map((one) => one.id),
  );
  throw new UsageError(`there is no rule '${id}'${guess}`, 'zero-downtime rules lists them');
}
