import { asArray, asString } from '../../kubernetes';
import type { Container } from '../containers/container';
import { imageName, repositoryOf } from '../image/image-name';
import { hasStorage } from '../replicas/has-storage';
import type { Workload } from '../workload';

/** Servers that listen some milliseconds after their start, as the end of an image's name has them. */
const AT_ONCE =
  /(?:^|\/)(?:nginx(?:-unprivileged|-hello|-slim)?|nginxdemos\/hello|httpd|caddy|whoami|http-echo|echo-?server|agnhost|redis|valkey|memcached)$/;

/** What they are run by, where a manifest says so. */
const PROGRAM = /^(?:nginx|httpd(?:-foreground)?|caddy|redis-server|valkey-server|memcached)$/;

/** What reads data from a disk before it answers, where it has any. */
export const READS_DATA = /(?:^|\/)(?:redis|valkey)$/;

/** Proxies that keep nothing and listen as soon, as the end of an image's name has them. */
const PROXY_AT_ONCE = /(?:^|\/)(?:oauth2?-proxy|kube-rbac-proxy|haproxy|ghostunnel)$/;

/**
 * Whether it only passes on what another container of its pod answers, and listens at once: the pod is as ready as that one
 * is, and that it is asked for is said of that one.
 */
export function startsAtOnceInFront({ name, json, slowestStart, postStart }: Container, { behind }: Workload): boolean {
  const repository = repositoryOf(json);
  const isKnown = PROXY_AT_ONCE.test(repository) || (AT_ONCE.test(repository) && !READS_DATA.test(repository));
  const isUntold = slowestStart === undefined && postStart === undefined;
  return isKnown && isUntold && behind.some(({ proxy }) => proxy.name === name);
}

/**
 * Whether the only container of a pod is a stock server that listens before anybody is told that it has started: it
 * needs no longer than news of its address. Nothing that somebody has built upon one, and none that loads data.
 */
export function startsAtOnce({ json, slowestStart, postStart }: Container, workload: Workload): boolean {
  const image = asString(json['image']) ?? '';
  const [program] = asArray(json['command']).map((word) => asString(word) ?? '');
  const isItself = program === undefined || PROGRAM.test(program.slice(program.lastIndexOf('/') + 1));
  const isUntold = slowestStart === undefined && postStart === undefined;
  const isAlone = workload.containers.filter(({ role }) => role === 'regular').length === 1;
  return (
    isStockServer(image) &&
    isItself &&
    isUntold &&
    isAlone &&
    !(READS_DATA.test(imageName(image).repository) && hasData(workload))
  );
}

/** Whether an image is, by its name, that of a server which listens at once. */
export function isStockServer(image: string): boolean {
  return AT_ONCE.test(imageName(image).repository);
}

function hasData({ podSpec, spec }: Workload): boolean {
  return hasStorage(podSpec) || asArray(spec['volumeClaimTemplates']).length > 0;
}
