import type { Json, JsonObject } from '../../../workload';
import { FactError } from '../fact-error';
import { isMapping, optionsOf, shown } from '../typed';

/** What an analysis is told, and where its templates are. */
export interface RolloutAnalysisOptions {
  /**
   * The arguments of the templates, by name.
   *
   * @default - none
   */
  readonly args?: { [name: string]: string };

  /**
   * Whether they are ClusterAnalysisTemplates.
   *
   * @default false, AnalysisTemplates of the namespace
   */
  readonly clusterScope?: boolean;
}

/**
 * What decides whether a release is good: AnalysisTemplates that you have written, by name. What they measure is yours.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/analysis/
 * @example
 * RolloutAnalysis.of(['success-rate'], { args: { service: 'checkout' } })
 */
export class RolloutAnalysis {
  /**
   * By templates, all of which have to succeed.
   *
   * @throws FactError for anything but names
   */
  public static of(templates: string[], options: RolloutAnalysisOptions = {}): RolloutAnalysis {
    const isList = Array.isArray(templates) && templates.length > 0;
    const wrong: unknown = isList ? templates.find((name) => typeof name !== 'string' || name === '') : templates;
    if (!isList || wrong !== undefined)
      throw new FactError(
        `RolloutAnalysis.of takes names of AnalysisTemplates, such as ['success-rate'], and this has ${shown(wrong)}`,
      );
    const { args = {}, clusterScope = false } = optionsOf(options, 'RolloutAnalysis.of', {
      args: true,
      clusterScope: true,
    });
    if (!isMapping(args)) throw new FactError(`RolloutAnalysis.of takes 'args' by name, and this is ${shown(args)}`);
    const json: Record<string, Json> = {
      templates: templates.map((templateName) => ({ templateName, ...(clusterScope && { clusterScope }) })),
    };
    const given = Object.entries(args).map(([name, value]) => ({ name, value: String(value) }));
    return new RolloutAnalysis(given.length === 0 ? json : { args: given, ...json });
  }

  private constructor(
    /** @internal */
    readonly _analysis: JsonObject,
  ) {}
}
