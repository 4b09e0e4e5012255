import { supports, type KubernetesVersion, type Seconds } from '../../../kubernetes';
import { FactError } from '../fact-error';
import { shown } from '../typed';

/** What a mesh is told about a pod. @internal */
export interface MeshedPod {
  readonly version: KubernetesVersion;
  /** How long the pod takes to stop at the most: its proxy has to serve so long. */
  readonly stops: Seconds;
}

/** Labels and annotations of a pod. @internal */
export interface PodMetadata {
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/**
 * The service mesh whose proxy is put into the pods. It has to start before the application and to end after it: as a
 * native sidecar where mesh and cluster have them, else told to last as long as the pod takes to stop.
 *
 * @example
 * mesh: Mesh.istio('1.24')
 */
export class Mesh {
  /**
   * Istio puts its proxy in. From 1.24 on pods can ask for a native sidecar.
   *
   * @param version of Istio, such as `1.24`
   * @see https://istio.io/latest/docs/reference/config/annotations/
   */
  public static istio(version: string): Mesh {
    const minor = minorOf('Istio', 1, version);
    return new Mesh(({ version: kubernetes, stops }): PodMetadata => {
      const isNative = minor >= 24 && supports(kubernetes, 'native-sidecars');
      return {
        labels: { 'sidecar.istio.io/inject': 'true' },
        annotations: isNative
          ? { 'sidecar.istio.io/nativeSidecar': 'true' }
          : {
              'proxy.istio.io/config': `holdApplicationUntilProxyStarts: true\nterminationDrainDuration: ${stops}s\n`,
            },
      };
    });
  }

  /**
   * Linkerd puts its proxy in. From 2.15 on pods can ask for a native sidecar.
   *
   * @param version of Linkerd, such as `2.18`
   * @see https://linkerd.io/2/reference/proxy-configuration/
   */
  public static linkerd(version: string): Mesh {
    const minor = minorOf('Linkerd', 2, version);
    return new Mesh(({ version: kubernetes, stops }): PodMetadata => {
      const isNative = minor >= 15 && supports(kubernetes, 'native-sidecars');
      return {
        annotations: {
          'linkerd.io/inject': 'enabled',
          ...(isNative
            ? { [nativeLinkerd(minor)]: 'true' }
            : { 'config.alpha.linkerd.io/proxy-wait-before-exit-seconds': String(stops) }),
        },
      };
    });
  }

  private constructor(
    /** @internal */
    readonly _podMetadata: (pod: MeshedPod) => PodMetadata,
  ) {}
}

/** The annotation has had three names. @see https://github.com/linkerd/linkerd2/pull/15267 */
function nativeLinkerd(minor: number): string {
  const level = minor >= 20 ? '' : minor >= 18 ? 'beta.' : 'alpha.';
  return `config.${level}linkerd.io/proxy-enable-native-sidecar`;
}

function minorOf(mesh: string, major: number, version: unknown): number {
  const [, minor] = (typeof version === 'string' && new RegExp(`^v?${major}\\.(\\d+)(?:\\.|$)`).exec(version)) || [];
  if (minor !== undefined) return Number(minor);
  const example = mesh === 'Istio' ? "Mesh.istio('1.24')" : "Mesh.linkerd('2.18')";
  throw new FactError(
    `which ${mesh} it is decides how its proxy ends: write ${example}, and this is ${shown(version)}`,
  );
}
