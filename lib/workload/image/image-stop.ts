import type { OnSigterm } from '../../facts';
import type { Known } from '../containers/known';
import { imageName } from './image-name';

interface KnownStop {
  readonly repository: RegExp;
  /** Where it is published besides Docker's own library and its mirrors. @default nowhere else */
  readonly registries?: readonly string[];
  /** @default every tag */
  readonly tag?: RegExp;
  /** @default nobody knows */
  readonly does?: OnSigterm['kind'] & ('drains' | 'exits');
  /** How long it serves on before it drains. @default 0 */
  readonly servesOn?: number;
  readonly because: string;
  /** The first tag of the repository that drains instead. */
  readonly drainsSince?: string;
}

/** Where what ko builds is published, and how its sources name it. */
const BUILT_BY_KO = ['ko:', 'gcr.io', 'ghcr.io'];

const NGINX = /^(?:library\/nginx|nginxinc\/nginx-unprivileged)$/;

/**
 * What well-known images do when they are stopped: each with the signal that its image asks for, which need not be
 * SIGTERM.
 *
 * @see https://github.com/docker-library/official-images
 */
const STOPS: readonly KnownStop[] = [
  // SIGQUIT since 24 November 2020. @see https://github.com/nginxinc/docker-nginx/commit/3fb70ddd7094c1fdd50cc83d432643dc10ab6243
  {
    repository: NGINX,
    tag: /^(?:0\.|1\.(?:\d|1[0-7])(?:[.-]|$)|1\.19\.[0-4](?:-|$))/,
    does: 'exits',
    because: 'images of nginx before 1.19.5 are stopped with SIGTERM, on which it cuts its requests',
    drainsSince: '1.19.5',
  },
  { repository: NGINX, tag: /^1\.18(?:[.-]|$)/, because: 'images of nginx 1.18 have been built with either signal' },
  // SIGWINCH since 20 August 2019. @see https://github.com/docker-library/httpd/commit/3ebff8d
  {
    repository: /^library\/httpd$/,
    tag: /^2\.(?:2(?:[.-]|$)|4\.(?:\d|[1-3]\d|40)(?:-|$))/,
    does: 'exits',
    because: 'images of httpd before 2.4.41 are stopped with SIGTERM, on which it cuts its requests',
    drainsSince: '2.4.41',
  },
  // SIGQUIT since 18 April 2019. @see https://github.com/docker-library/php/commit/e21810a0
  {
    repository: /^library\/php$/,
    tag: /^(?:5|7\.0|7\.1\.(?:1?\d|2[0-8])|7\.2\.(?:\d|1[0-7])|7\.3\.[0-4])(?:[.-].*)?-fpm(?:-|$)/,
    does: 'exits',
    because: 'images of php-fpm before May 2019 are stopped with SIGTERM, on which it cuts its requests',
    drainsSince: '7.3.5-fpm',
  },
  // SIGUSR1 since 25 August 2018. @see https://github.com/docker-library/haproxy/commit/063fd36
  {
    repository: /^library\/haproxy$/,
    tag: /^1\.(?:[0-4](?:[.-]|$)|8\.(?:\d|1[0-2])(?:-|$))/,
    does: 'exits',
    because: 'images of haproxy before September 2018 are stopped with SIGTERM, on which it cuts its connections',
    drainsSince: '1.8.13',
  },
  // SIGINT since 18 September 2020. @see https://github.com/docker-library/postgres/commit/bfc5d81c8f
  {
    repository: /^library\/postgres$/,
    tag: /^(?:9\.[0-4](?:[.-]|$)|9\.5\.(?:1?\d|2[0-3])|9\.6\.1?\d(?:-|$)|1[0-2]\.\d(?:-|$)|10\.1[0-4]|13-?(?:beta|rc))/,
    because: 'images of PostgreSQL before October 2020 are stopped with SIGTERM, on which it waits for its clients',
  },
  {
    repository: NGINX,
    does: 'drains',
    because: 'nginx is stopped with SIGQUIT, on which it drains',
  },
  {
    repository: /^library\/httpd$/,
    does: 'drains',
    because: 'httpd is stopped with SIGWINCH, on which it drains',
  },
  {
    repository: /^library\/(?:php|wordpress|drupal|nextcloud)$/,
    tag: /(?:^|-)fpm(?:-|$)/,
    does: 'drains',
    because: 'php-fpm is stopped with SIGQUIT, on which it drains',
  },
  {
    repository: /^library\/php$/,
    tag: /(?:^|-)apache(?:-|$)/,
    does: 'drains',
    because: 'Apache is stopped with SIGWINCH, on which it drains',
  },
  {
    repository: /^library\/haproxy$/,
    does: 'drains',
    because: 'haproxy is stopped with SIGUSR1, on which it drains',
  },
  {
    repository: /^library\/postgres$/,
    does: 'exits',
    because: 'PostgreSQL is stopped with SIGINT, on which it cuts its connections',
  },
  // It sleeps for 3 s, unready, and shuts its servers down then.
  // @see https://github.com/stefanprodan/podinfo/blob/master/pkg/signals/shutdown.go
  {
    repository: /^stefanprodan\/podinfo$/,
    registries: ['ghcr.io'],
    does: 'drains',
    servesOn: 3,
    because: 'podinfo serves on for 3 s after SIGTERM, and drains then',
  },
  // It fails its readiness probe, and serves on meanwhile.
  // @see https://github.com/knative/serving/blob/main/cmd/activator/main.go
  {
    repository: /(?:^|\/)knative\.dev\/serving\/cmd\/activator$/,
    registries: BUILT_BY_KO,
    does: 'drains',
    servesOn: 45,
    because: 'the activator of Knative serves on for 45 s after SIGTERM, and drains then',
  },
  // They serve on until no request has come for a while: what a grace period cuts after 20 s is that waiting.
  // @see https://github.com/knative/pkg/blob/main/network/handlers/drain.go
  {
    repository: /(?:^|\/)(?:knative\.dev\/[\w.-]+|github\.com\/tektoncd\/[\w.-]+)\/cmd\/webhook$/,
    registries: BUILT_BY_KO,
    does: 'drains',
    servesOn: 20,
    because: 'webhooks of Knative and Tekton serve on after SIGTERM until no request has come for a while',
  },
  // SIGTERM ends its event loop; only its admin endpoints, and who calls them, drain it.
  // @see https://github.com/pomerium/pomerium/issues/825 and https://github.com/wso2/api-platform/pull/2122
  {
    repository: /^envoyproxy\/envoy(?:-[\w-]+)?$/,
    does: 'exits',
    because: 'Envoy exits at once on SIGTERM',
  },
  {
    repository: /^library\/(?:redis|memcached)$/,
    does: 'exits',
    because: 'it cuts its connections on SIGTERM',
  },
  {
    repository: /^library\/(?:mysql|mariadb)$/,
    does: 'exits',
    because: 'it cuts its connections on SIGTERM',
  },
];

/** What an image does when it is stopped, where it is a well-known one. */
export function imageStop(image: string): Known<OnSigterm> | undefined {
  const known = knownStop(image);
  if (!known?.does) return undefined;
  const { does, servesOn, because } = known;
  return { value: servesOn === undefined ? { kind: does } : { kind: 'keeps-serving', for: servesOn }, because };
}

/** The tag from which a well-known image drains, where an older one of it cuts its requests. */
export function drainsSince(image: string): string | undefined {
  return knownStop(image)?.drainsSince;
}

function knownStop(image: string): KnownStop | undefined {
  const { registry, repository, tag = '' } = imageName(image);
  const name = registry === 'public.ecr.aws' ? repository.replace(/^docker\/library\//, 'library/') : repository;
  return STOPS.find(
    (stop) =>
      (OFFICIAL.includes(registry) || stop.registries?.includes(registry)) &&
      stop.repository.test(name) &&
      (stop.tag?.test(tag) ?? true),
  );
}

const OFFICIAL = ['docker.io', 'public.ecr.aws', 'mirror.gcr.io', 'index.docker.io'];
