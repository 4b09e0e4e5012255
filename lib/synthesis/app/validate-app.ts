import type { App } from 'cdk8s';
import { validationProblems } from '../../constructs';

/**
 * Asks every construct of an app whether it is valid.
 *
 * @throws Error with everything that is wrong, in the words of cdk8s
 */
export function validateApp(app: App): void {
  const errors = validationProblems(app);
  if (errors.length > 0) throw new Error(`Validation failed with the following errors:\n  ${errors.join('\n  ')}`);
}
