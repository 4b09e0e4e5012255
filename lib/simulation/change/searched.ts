import type { ScenarioName } from '../scenario';
import type { Edit } from './change';
import type { Trial } from './trials';
import type { Trouble } from './trouble';

/** A trouble against which nothing helps, or nothing that does no harm elsewhere. */
export interface Hopeless {
  readonly trouble: Trouble;
  readonly scenario: ScenarioName;
  readonly trial: Trial;
}

/** What a search came to: edits with which nothing is wrong but what is hopeless. */
export interface Searched {
  readonly edits: readonly Edit[];
  readonly hopeless: readonly Hopeless[];
}
