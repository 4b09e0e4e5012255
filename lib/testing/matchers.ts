import type { ScenarioName } from '../simulation';
import type { FindingOptions, MatcherOptions, NoFindingsOptions } from './matcher-options';
import { toHaveFinding } from './to-have-finding';
import { toHaveNoFindings } from './to-have-no-findings';
import { toLoseNoRequests } from './to-lose-no-requests';
import { toSurvive, type SurviveOptions } from './to-survive';

/** The matchers, for `expect.extend`. Importing this module does that by itself where `expect` is global. */
export const zeroDowntimeMatchers = { toLoseNoRequests, toHaveFinding, toHaveNoFindings, toSurvive };

/** What can be expected of manifests: of what `Testing.synth(chart)` returns, of a chart, or of YAML as text. */
export interface ZeroDowntimeMatchers<R> {
  /**
   * No rule says that requests are lost, provably or under an assumption that the finding names.
   *
   * @example
   * expect(Testing.synth(chart)).toLoseNoRequests();
   */
  toLoseNoRequests(options?: MatcherOptions): R;

  /**
   * A rule has something to say, of whatever severity.
   *
   * @example
   * expect(Testing.synth(chart)).not.toHaveFinding('single-replica', { kind: 'Deployment', name: 'web' });
   */
  toHaveFinding(rule: string, options?: FindingOptions): R;

  /**
   * No rule has anything to say, from warnings up.
   *
   * @example
   * expect(Testing.synth(chart)).toHaveNoFindings({ ignores: [{ rule: 'single-replica', reason: 'staging' }] });
   */
  toHaveNoFindings(options?: NoFindingsOptions): R;

  /**
   * No request is lost when a scenario is simulated, everything at its worst; by default in any that somebody wants.
   *
   * @example
   * expect(Testing.synth(chart)).toSurvive('rollout');
   */
  toSurvive(scenarios?: ScenarioName | readonly ScenarioName[], options?: SurviveOptions): R;
}
