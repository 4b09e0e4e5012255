import type { OnSigterm } from '../../facts';
import type { Known } from '../containers/known';
import { imageName } from './image-name';

interface KnownStop {
  readonly repository: RegExp;
  /** @default every tag */
  readonly tag?: RegExp;
  readonly does: OnSigterm['kind'] & ('drains' | 'exits');
  readonly because: string;
}

/**
 * What well-known images do when they are stopped: each with the signal that its image asks for, which need not be
 * SIGTERM.
 *
 * @see https://github.com/docker-library/official-images
 */
const STOPS: readonly KnownStop[] = [
  {
    repository: /^(?:library\/nginx|nginxinc\/nginx-unprivileged)$/,
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
  const { registry, repository, tag = '' } = imageName(image);
  if (!OFFICIAL.includes(registry)) return undefined;
  const name = registry === 'public.ecr.aws' ? repository.replace(/^docker\/library\//, 'library/') : repository;
  const known = STOPS.find((stop) => stop.repository.test(name) && (stop.tag?.test(tag) ?? true));
  return known && { value: { kind: known.does }, because: known.because };
}

const OFFICIAL = ['docker.io', 'public.ecr.aws', 'mirror.gcr.io', 'index.docker.io'];
