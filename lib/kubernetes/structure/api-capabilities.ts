import { SERVED_KINDS } from './served-kinds';

/**
 * The stable versions that every cluster serves, and their kinds, as charts ask for them
 * (`.Capabilities.APIVersions.Has`): `policy/v1`, `policy/v1/PodDisruptionBudget`. Helm alone knows some versions, and
 * none of their kinds.
 *
 * @see https://helm.sh/docs/chart_template_guide/builtin_objects/
 */
export const API_CAPABILITIES: readonly string[] = Object.entries(SERVED_KINDS)
  .filter(([apiVersion]) => /(?:^|\/)v\d+$/.test(apiVersion))
  .flatMap(([apiVersion, kinds]) => [apiVersion, ...kinds.split(' ').map((kind) => `${apiVersion}/${kind}`)]);
