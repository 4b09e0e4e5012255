/** The Kubernetes versions that the tools know, oldest first. */
export const KUBERNETES_VERSIONS = ['1.28', '1.29', '1.30', '1.31', '1.32', '1.33', '1.34', '1.35', '1.36'] as const;

/** A Kubernetes version, without the patch: features come with minor versions. */
export type KubernetesVersion = (typeof KUBERNETES_VERSIONS)[number];

/**
 * The version that is assumed where nobody says one: the oldest on which a `sleep` hook works, and where it does not
 * work the API server refuses it aloud.
 */
export const DEFAULT_KUBERNETES_VERSION: KubernetesVersion = '1.30';

/**
 * Reads a version as people and clusters write it: `1.30`, `v1.31.4`, `v1.29.3-gke.100`, `v1.32.1+k3s1`.
 *
 * @throws RangeError for anything else, and for versions outside of the supported range
 */
export function parseKubernetesVersion(text: string): KubernetesVersion {
  const minor = /^v?(1\.\d+)(?:\.\d+(?:[-+].*)?)?$/.exec(text.trim())?.[1];
  const version = KUBERNETES_VERSIONS.find((known) => known === minor);
  if (version !== undefined) return version;
  const range = `${KUBERNETES_VERSIONS[0]} to ${KUBERNETES_VERSIONS[KUBERNETES_VERSIONS.length - 1]}`;
  throw new RangeError(`"${text}" is not a supported Kubernetes version: supported are ${range}`);
}

/** Whether a version is as new as another one, or newer. */
export function isAtLeast(version: KubernetesVersion, other: KubernetesVersion): boolean {
  return KUBERNETES_VERSIONS.indexOf(version) >= KUBERNETES_VERSIONS.indexOf(other);
}
