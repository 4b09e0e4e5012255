import type { ScenarioName } from '../scenario';
import type { Edit } from './change';
import type { Remedy } from './remedies/remedy';
import type { Trial } from './trials';
import { keyOfTrouble, type Trouble } from './trouble';

/** What was decided against a trouble. */
export interface Decision {
  readonly before: readonly Edit[];
  readonly trouble: Trouble;
  readonly trial: Trial;
  readonly remedy: Remedy;
  readonly value: number;
}

/** What is not decided again: this remedy against this trouble. */
export function banOf(trouble: Trouble, scenario: ScenarioName, { name }: Remedy): string {
  return `${scenario}/${keyOfTrouble(trouble)}/${name}`;
}
