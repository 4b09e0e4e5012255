import type { BesideManifests, StatedDefaults } from '../facts';

/**
 * What is stated, whether a version of Kubernetes is - what only older versions refuse rests on it - and what lies beside
 * the manifests.
 */
export function statedWithVersion(options: {
  readonly kubernetesVersion?: string;
  readonly stated?: StatedDefaults;
  readonly beside?: BesideManifests;
}): StatedDefaults {
  const { stated, beside, kubernetesVersion } = options;
  return { ...stated, versionIsStated: kubernetesVersion !== undefined, ...(beside && { beside }) };
}
