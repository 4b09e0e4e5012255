import { SERVED_KINDS } from './served-kinds';

/**
 * The kinds of stable versions that every cluster serves, as charts ask for them (`.Capabilities.APIVersions.Has`):
 * `policy/v1/PodDisruptionBudget`. Helm alone knows versions without their kinds.
 *
 * @see https://helm.sh/docs/chart_template_guide/builtin_objects/
 */
export const API_CAPABILITIES: readonly string[] = Object.entries(SERVED_KINDS)
  .filter(([apiVersion]) => /(?:^|\/)v\d+$/.test(apiVersion))
  .flatMap(([apiVersion, kinds]) => kinds.split(' ').map((kind) => `${apiVersion}/${kind}`));
