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
