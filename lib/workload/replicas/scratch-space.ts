import { asArray, asObject, asString, type JsonObject } from '../../kubernetes';
import type { Container } from '../containers/container';
import type { Workload } from '../workload';

/** Where an application has only what it can make again, whatever the volume is called. */
const OF_PROCESS = /^\/(?:var\/)?(?:tmp|run|log|cache)(?:\/|$)|^\/dev(?:\/|$)|\/\.?cache(?:\/|$)/;

/** What such a volume is called, or mounted at. */
const MADE_AGAIN =
  /(?:^|[-_./])(?:te?mp|tmpfs|caches?|caching|cached|logs?|logging|scratch|sock|sockets?)(?:$|[-_./\d])/i;

/** What it is called that keeps something, whatever stands beside that: `/var/lib/registry`. */
const KEPT =
  /(?:^|[-_./])(?:\w*data(?:dir)?|\w*storage|stores?|\w*db|databases?|persist\w*|state|uploads?|repos?|repositor(?:y|ies)|registry|charts?|media|backups?|wal|journal|queues?|var\/lib(?!\/(?:nginx|php|haproxy)\b))(?:$|[-_./\d])/i;

/** What it is called that a process needs to run: sockets, settings, certificates, programs, pages that are there already. */
const WORKED_WITH =
  /(?:^|[-_./])(?:run|pids?|shm|dshm|conf|configs?|configuration|settings|etc|certs?|certificates|tls|ssl|keys?|keystores?|secrets?|tokens?|creds|credentials|plugins?|modules?|extensions?|providers|scripts?|bin|tools?|libs?|agents?|otel|instrumentation|javaagent|spool|proc|init|templates?|dumps?|static|assets|html|www|public|rendered|metrics|empty|placeholder|nginx|tomcat|envoy)(?:$|[-_./\d])/i;

/**
 * Whether a pod may keep in an emptyDir what it is asked for later, which another pod of it would not have: what is called
 * scratch space is none, nor is what one container hands over to another, as files that an init container makes.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#emptydir
 */
export function isMoreThanScratch(volume: JsonObject, { containers }: Workload): boolean {
  const name = asString(volume['name']) ?? '';
  const mounts = containers.flatMap((container) => mountsOf(container, name));
  const paths = mounts.flatMap(({ role, isReadOnly, path }) => (role === 'regular' && !isReadOnly ? [path] : []));
  if (!('emptyDir' in volume) || asObject(volume['emptyDir'])['medium'] === 'Memory' || paths.length === 0)
    return false;
  const words = [name, ...paths];
  if (paths.every((path) => OF_PROCESS.test(path)) || words.some((word) => MADE_AGAIN.test(word))) return false;
  const isHandedOver = new Set(mounts.map(({ container }) => container)).size > 1;
  return words.some((word) => KEPT.test(word)) || (!isHandedOver && !words.some((word) => WORKED_WITH.test(word)));
}

interface Mounted extends Pick<Container, 'role'> {
  readonly container: Container;
  readonly path: string;
  readonly isReadOnly: boolean;
}

function mountsOf(container: Container, volume: string): readonly Mounted[] {
  return asArray(container.json['volumeMounts'])
    .map(asObject)
    .filter(({ name }) => name === volume)
    .map(({ mountPath, readOnly }) => {
      const path = asString(mountPath) ?? '';
      return { container, role: container.role, path, isReadOnly: readOnly === true };
    });
}
