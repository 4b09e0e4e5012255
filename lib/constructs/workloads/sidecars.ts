import * as kplus from 'cdk8s-plus-28';
import type { IConstruct } from 'constructs';
import { firstVersionWith, parseKubernetesVersion, supports, type KubernetesVersion } from '../../kubernetes';
import { KubernetesTarget } from '../statements/kubernetes-target';
import type { PodFacts } from '../statements/pods/pod-facts';
import { shown } from '../statements/typed';

/** The sidecars of a workload as cdk8s-plus takes them: init containers that run on. */
export function sidecarsOf({ sidecars = [] }: Pick<PodFacts, 'sidecars'>): kplus.ContainerProps[] {
  return sidecars.map((sidecar, index) => ({
    ...sidecar,
    name: sidecar.name ?? `sidecar-${index}`,
    restartPolicy: kplus.ContainerRestartPolicy.ALWAYS,
  }));
}

/** What is wrong with the sidecars: of no image, stated twice, or for a cluster that has none. */
export function sidecarProblems(props: PodFacts, scope: IConstruct): readonly string[] {
  const { sidecars } = props;
  if (sidecars === undefined) return [];
  if (!Array.isArray(sidecars)) return [`'sidecars' has to be a list of containers, and is ${shown(sidecars)}`];
  const version = versionOf(props, scope);
  const isOld = sidecars.length > 0 && version !== undefined && !supports(version, 'native-sidecars');
  return [
    ...(isOld
      ? [
          `'sidecars' need Kubernetes ${firstVersionWith('native-sidecars')}, and this is for ${version}: put them into 'containers' behind the one that serves, or target a newer one`,
        ]
      : []),
    ...sidecars.flatMap((one: unknown, index) => {
      const image = (one as { readonly image?: unknown } | null)?.image;
      return typeof image === 'string' && image.trim() !== ''
        ? []
        : [`'sidecars[${index}].image' has to be a text, and is ${shown(image)}`];
    }),
  ];
}

function versionOf({ kubernetesVersion }: PodFacts, scope: IConstruct): KubernetesVersion | undefined {
  try {
    return parseKubernetesVersion(kubernetesVersion ?? KubernetesTarget.of(scope));
  } catch {
    return undefined; // what is wrong with it is told elsewhere
  }
}
