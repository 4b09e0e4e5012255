import { Size } from 'cdk8s';
import type { VolumeClaim } from '../../statements/pods/volume-claim';
import { shown, textListProblems } from '../../statements/typed';

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names */
export const DNS_LABEL = /^[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?$/;

/** What is wrong with the volumes that each member has for itself. */
export function claimProblems(claims: unknown): readonly string[] {
  if (claims === undefined) return [];
  if (!Array.isArray(claims)) return [`'volumeClaims' has to be a list, and is ${shown(claims)}`];
  const names = claims.map((one: unknown) => (one as { name?: unknown } | null)?.name);
  const twice = names.filter((name, index) => names.indexOf(name) < index);
  return [
    ...claims.flatMap((one: unknown, index) =>
      oneClaimProblems((one ?? {}) as Record<string, unknown>, `volumeClaims[${index}]`),
    ),
    ...twice.map((name) => `two of 'volumeClaims' are called ${shown(name)}: each needs a name of its own`),
    ...mountedTwice(claims as readonly VolumeClaim[]).map(
      ([index, path]) =>
        `'volumeClaims[${index}].mountPath' ${path} is where another one is mounted: each needs a path of its own`,
    ),
  ];
}

/** Kubernetes takes such a StatefulSet, and refuses each of its pods. */
function mountedTwice(claims: readonly VolumeClaim[]): readonly (readonly [index: number, path: string])[] {
  const taken = new Set<string>();
  return claims.flatMap((claim: VolumeClaim | null, index) => {
    const { mountPath, containers } = claim ?? ({} as Partial<VolumeClaim>);
    if (typeof mountPath !== 'string') return [];
    const places = (Array.isArray(containers) ? containers : ['']).map((container) => `${container}\0${mountPath}`);
    const isTwice = places.some((place) => taken.has(place));
    places.forEach((place) => taken.add(place));
    return isTwice ? [[index, mountPath] as const] : [];
  });
}

function oneClaimProblems(
  { name, storage, mountPath, containers }: Record<string, unknown>,
  what: string,
): readonly string[] {
  return [
    ...mountedInProblems(containers, `${what}.containers`),
    ...(typeof name === 'string' && DNS_LABEL.test(name)
      ? []
      : [
          `'${what}.name' has to be a name of lower-case letters, digits and '-', such as 'data', and is ${shown(name)}`,
        ]),
    ...(storage instanceof Size
      ? []
      : [`'${what}.storage' has to be a Size, such as Size.gibibytes(20), and is ${shown(storage)}`]),
    ...(typeof mountPath === 'string' && mountPath.startsWith('/')
      ? []
      : [`'${what}.mountPath' has to be a path in the container, such as '/var/lib/data', and is ${shown(mountPath)}`]),
  ];
}

function mountedInProblems(containers: unknown, what: string): readonly string[] {
  if (containers === undefined) return [];
  if (!Array.isArray(containers) || containers.length > 0) return textListProblems(containers, what);
  return [
    `'${what}' names no container, so the volume is mounted nowhere: leave it out to mount it in the one that serves`,
  ];
}
