import type { StatedDefaults } from '../facts';

/** What is stated, and whether a version of Kubernetes is: what only older versions refuse rests on it. */
export function statedWithVersion(options: {
  readonly kubernetesVersion?: string;
  readonly stated?: StatedDefaults;
}): StatedDefaults {
  return { ...options.stated, versionIsStated: options.kubernetesVersion !== undefined };
}
