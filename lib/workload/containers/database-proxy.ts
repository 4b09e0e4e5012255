import { asString, parseGoDuration, type Seconds } from '../../kubernetes';
import { imageName } from '../image/image-name';
import type { WrittenContainer } from './container';
import { proxyOfApplication } from './proxy-of-application';
import { wordsOf } from './run-of';
import { writtenVariables } from './written-variables';

/** What a proxy to a database does when it is told to stop. */
export interface DatabaseProxy {
  /** How long it still carries the connections that are open. */
  readonly carriesOn: Seconds;
  /** The option by which it carries on for so many seconds; absent where it has none. */
  readonly option?: (seconds: number) => string;
}

/**
 * The proxy to a database that a container is; nothing where it is none, or waits for its clients by itself.
 *
 * @see https://github.com/GoogleCloudPlatform/cloud-sql-proxy#configuring-shutdown: both versions exit at once by default
 * @see https://www.pgbouncer.org/changelog.html#pgbouncer-123x: since 1.23 SIGTERM waits until all clients have gone
 */
export function databaseProxyOf(container: WrittenContainer): DatabaseProxy | undefined {
  const { repository, tag = '' } = imageName(asString(container.json['image']) ?? '');
  if (PGBOUNCER.test(repository)) return waitsForClients(tag) ? undefined : { carriesOn: 0 };
  if (proxyOfApplication(container) !== 'database') return undefined;
  const isFirst = /(?:^|\/)gce-proxy$/.test(repository) || /^v?1\./.test(tag);
  return {
    carriesOn: stated(container, isFirst ? ['term_timeout'] : ['max-sigterm-delay', 'CSQL_PROXY_MAX_SIGTERM_DELAY']),
    option: (seconds) => (isFirst ? `-term_timeout=${seconds}s` : `--max-sigterm-delay=${seconds}s`),
  };
}

/** Whether nothing tells which PgBouncer it is: one that waits for its clients, or an older one that cuts them. */
export function isPoolOfAnyVersion({ json }: WrittenContainer): boolean {
  const { repository, tag = '' } = imageName(asString(json['image']) ?? '');
  return PGBOUNCER.test(repository) && !VERSION.test(tag);
}

const VERSION = /^v?(\d+)\.(\d+)/;

const PGBOUNCER = /(?:^|[/_-])pgbouncer$/;

/** Without a version it may be a newer one: nothing is said then. */
function waitsForClients(tag: string): boolean {
  const [, major, minor] = VERSION.exec(tag) ?? [];
  return major === undefined || Number(major) > 1 || Number(minor) >= 23;
}

/** What a flag, in one word or two, or a variable says; none by default. */
function stated({ json }: WrittenContainer, names: readonly string[]): Seconds {
  const words = wordsOf(json);
  const flags = words.flatMap((word, at) => {
    const [, flag = '', value = words[at + 1] ?? ''] = /^--?([\w-]+)(?:=(.*))?$/.exec(word) ?? [];
    return names.includes(flag) ? [value] : [];
  });
  const variables = writtenVariables(json).flatMap(([name, value]) => (names.includes(name) ? [value] : []));
  const [text] = [...flags, ...variables];
  return text === undefined ? 0 : secondsIn(text);
}

function secondsIn(text: string): Seconds {
  try {
    return parseGoDuration(text);
  } catch {
    return 0;
  }
}
