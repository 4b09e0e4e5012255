import { asArray, asObject, asString, type Json, type JsonObject } from '../../kubernetes';
import type { Container } from '../containers/container';
import type { Workload } from '../workload';

/** Where the data of a database or a queue end with its pod: what no volume outlives. Nothing where one may. */
export function whereDataEnd(workload: Workload): string | undefined {
  const { application, serving } = workload;
  const [container] = serving;
  if (!application?.holds || !container || isCache(container, workload)) return undefined;
  return whereItEnds(container, workload);
}

/** DynamoDB local keeps its tables there unless it is told of a directory: that is what its image runs. */
function isInMemory(run: string, { application }: Workload): boolean {
  return IN_MEMORY.test(run) || (application?.name === 'DynamoDB local' && !/(?:^|\s)-dbPath\s/.test(run));
}

/** `--store memory`, `-st=MEMORY` */
const IN_MEMORY = /(?:^|\s)--?(?:store|st)[\s=]+memory(?:\s|$)/i;

/** Where the data of a container are that no volume outlives; nothing where one may. */
function whereItEnds(container: Container, workload: Workload): string | undefined {
  const { podSpec, spec } = workload;
  if (isInMemory(runOf(container), workload)) return 'its memory';
  if (asArray(spec['volumeClaimTemplates']).length > 0) return undefined;
  const volumes = asArray(podSpec['volumes']).map(asObject);
  const mounts = asArray(container.json['volumeMounts']).map(asObject);
  const mounted = mounts.flatMap((mount) =>
    volumes.filter(({ name }) => name === mount['name']).map((volume) => ({ volume, at: mount['mountPath'] })),
  );
  if (mounted.length < mounts.length || mounted.some(({ volume }) => outlivesPod(volume))) return undefined;
  const own = mounted.find(({ volume, at }) => volume['emptyDir'] !== undefined && isForData(volume['name'], at));
  return own ? `the emptyDir ${asString(own.volume['name']) ?? ''}` : 'the file system of its container';
}

/** Whether a volume is what data are kept in, by its name or by where it is mounted. */
function isForData(name: Json | undefined, at: Json | undefined): boolean {
  return /data|store|storage|db|persist/.test(asString(name) ?? '') || /^\/var\/lib\/./.test(asString(at) ?? '');
}

/** Volumes that are read only, or end with their pod. */
const OF_POD = new Set(['name', 'emptyDir', 'configMap', 'secret', 'projected', 'downwardAPI', 'image', 'ephemeral']);

function outlivesPod(volume: JsonObject): boolean {
  return Object.keys(volume).some((key) => !OF_POD.has(key));
}

/** What a cache is called, and what one is told: to save nothing, or to drop what is old. */
export const CACHE = /(?:^|[-_])(?:cache|caching|cached|session|sessions|ratelimit|celery)(?:[-_:@]|$)/;
const CACHES =
  /--save\s*(?:""|''|--|$)|--maxmemory-policy[\s=]+(?:allkeys|volatile)|--maxmemory\b|(?:^|\s)--cache(?:\s|=|$)/;

/** Who writes down everything wants it again, with or without snapshots. */
const KEEPS_LOG = /--appendonly[\s=]+"?yes/;

function isCache(container: Container, { identity }: Workload): boolean {
  const image = asString(container.json['image']) ?? '';
  const run = runOf(container);
  const isToldSo = CACHES.test(run) && !KEEPS_LOG.test(run);
  return [identity.name, container.name, image].some((name) => CACHE.test(name)) || isToldSo;
}

/** Program and arguments; an empty one as it is written in a shell. */
function runOf({ json }: Container): string {
  const words = [...asArray(json['command']), ...asArray(json['args'])];
  return words.map((word) => (word === '' ? '""' : (asString(word) ?? ''))).join(' ');
}
