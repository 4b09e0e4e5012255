import type { Known } from '../containers/known';
import { imageName, type ImageName } from './image-name';

/** Images made of an application and nothing else. Their `:debug` variants hold a busybox. */
const WITHOUT_SHELL: readonly { readonly registry?: RegExp; readonly repository: RegExp }[] = [
  { registry: /^gcr\.io$/, repository: /^distroless\// },
  { registry: /^cgr\.dev$/, repository: /^chainguard\/(?!wolfi-base|bash|busybox|git|curl)/ },
  {
    registry: /^registry\.k8s\.io$/,
    repository: /^(?:pause|coredns\/coredns|kube-(?:apiserver|scheduler|controller-manager))$/,
  },
  // Sidecars of CSI drivers, and others that the Kubernetes project builds on distroless.
  {
    registry: /^(?:registry\.k8s\.io|k8s\.gcr\.io)$/,
    repository:
      /^(?:sig-storage\/(?:csi-|livenessprobe|snapshot-)|metrics-server\/|kube-state-metrics\/|autoscaling\/|external-dns\/)/,
  },
  { repository: /(?:^|[/._-])distroless(?:$|[/._-])/ },
];

/** Images of a whole system, or of a program on top of one. */
const WITH_SHELL =
  /^library\/(?:alpine|bash|busybox|centos|debian|fedora|ubuntu|amazonlinux|nginx|httpd|haproxy|redis|postgres|mysql|mariadb|mongo|node|python|ruby|php|golang|openjdk|eclipse-temurin|tomcat|rabbitmq|memcached|wordpress|perl|jetty|elasticsearch|cassandra|zookeeper)$/;

/**
 * Whether the containers of an image have a shell, and with it `sleep` and its like; undefined where nothing tells.
 *
 * @see https://github.com/GoogleContainerTools/distroless#debug-images
 */
export function imageShell(image: string): Known<boolean> | undefined {
  const name = imageName(image);
  if (isLinkerdProxy(name)) return LINKERD_PROXY;
  if (isEnvoy(name)) return ENVOY;
  const shown = `${name.registry === 'docker.io' ? '' : `${name.registry}/`}${name.repository.replace(/^library\//, '')}`;
  if (name.repository === 'library/scratch') return { value: false, because: 'scratch holds nothing' };
  if (isBare(name)) {
    return isDebug(name)
      ? { value: true, because: `the ${String(name.tag)} image of ${shown} holds a busybox` }
      : { value: false, because: `${shown} holds no shell` };
  }
  const isWhole = name.registry === 'docker.io' && WITH_SHELL.test(name.repository);
  return isWhole ? { value: true, because: `${shown} holds a shell` } : undefined;
}

function isBare(name: ImageName): boolean {
  const isListed = WITHOUT_SHELL.some(
    ({ registry, repository }) => registry?.test(name.registry) !== false && repository.test(name.repository),
  );
  return isListed || /(?:^|[._-])distroless(?:$|[._-])/.test(name.tag ?? '');
}

/** `debug`, `debug-nonroot`; `latest-dev` and the like of Chainguard. */
function isDebug({ tag = '', registry }: ImageName): boolean {
  return /(?:^|[._-])debug(?:$|[._-])/.test(tag) || (registry === 'cgr.dev' && /(?:^|-)dev$/.test(tag));
}

/**
 * The proxy of Linkerd stands on distroless since edge-21.6.2, and so since stable-2.11; since edge-21.8.4 it has a
 * `sleep` for its own wait.
 *
 * @see https://github.com/linkerd/linkerd2/issues/6723
 * @see https://github.com/linkerd/linkerd2/pull/6734
 */
function isLinkerdProxy({ registry, repository, tag = '' }: ImageName): boolean {
  if (!/^(?:cr\.l5d\.io|ghcr\.io)$/.test(registry) || repository !== 'linkerd/proxy') return false;
  const [, line, major, minor, patch] = /^(edge|stable)-(\d+)\.(\d+)(?:\.(\d+))?/.exec(tag) ?? [];
  if (line === 'stable') return Number(major) > 2 || (major === '2' && Number(minor) >= 11);
  const since = [21, 6, 2];
  const version = [major, minor, patch].map((part) => Number(part ?? 0));
  return line === 'edge' && isAtLeast(version, since);
}

function isAtLeast(version: readonly number[], since: readonly number[]): boolean {
  const at = since.findIndex((part, index) => version[index] !== part);
  return at < 0 || (version[at] ?? 0) > (since[at] ?? 0);
}

const LINKERD_PROXY: Known<boolean> = {
  value: false,
  because: 'the proxy of Linkerd holds no shell',
  programs: ['sleep'],
};

/**
 * Envoy stands on Ubuntu, without anything that fetches an address.
 *
 * @see https://github.com/projectcontour/contour/issues/1254
 */
function isEnvoy({ registry, repository, tag = '' }: ImageName): boolean {
  return registry === 'docker.io' && /^envoyproxy\/envoy(?:-dev)?$/.test(repository) && !/distroless|alpine/.test(tag);
}

const ENVOY: Known<boolean> = { value: true, because: 'envoyproxy/envoy holds a shell', lacks: ['curl', 'wget'] };
