import { asArray, asObject, asString, hasStorage, imageName, type Container, type Workload } from '../../workload';
import type { WorkloadRule } from '../rule';
import { changed, SERVICE, STATEFUL_SET, together } from '../support/example';
import { CLAIM_TEMPLATES } from '../support/members';
import { isOfDevelopment } from '../support/objects/of-development';
import { restingOn } from '../support/resting-on';

const PINNED = changed(together(STATEFUL_SET, SERVICE), {
  'replicas: 3': 'replicas: 1',
  'serviceName: web': `serviceName: web\n${CLAIM_TEMPLATES}`,
  'image: registry.example.com/web:1.4.2':
    'image: mysql:8.4\nvolumeMounts: [{ name: data, mountPath: /var/lib/mysql }]',
});

/** A database that becomes another version when its pod comes to another node. */
export const databaseTagFloats: WorkloadRule = {
  id: 'database-tag-floats',
  title: 'A database on a volume whose image is whatever is newest',
  severity: 'warning',
  effect: 'stuck',
  message:
    '{name} may come back from a drain as another version of {product}, which does not start on the data that are there: the image {image} {says}',
  why: 'A node that does not have the image yet - with imagePullPolicy Always, which latest means where none is written, each start - pulls what the tag means by then. The files of a database belong to its major version: a newer one refuses them, or changes them so that there is no way back. A drain, or a crash of the node, becomes an upgrade that nobody made, and the pod crashes again and again.',
  fix: 'write {mend}; to upgrade is a step of its own',
  source: [
    'https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy',
    'https://www.postgresql.org/docs/current/upgrading.html',
    'https://dev.mysql.com/doc/refman/8.4/en/upgrade-paths.html',
  ],
  presupposes: ['container-refused', 'image-name-unreadable'],
  bad: [
    changed(PINNED, { 'image: mysql:8.4': 'image: mysql' }),
    changed(PINNED, { 'image: mysql:8.4': 'image: mysql:latest' }),
  ],
  good: [PINNED],
  *check(workload) {
    const { identity, manifest, runsToCompletion } = workload;
    // A kustomization that nobody has built may write a tag there, and nothing brings a Pod by itself back.
    const isOpen = manifest.kustomization !== undefined || identity.kind === 'Pod' || runsToCompletion;
    if (isOpen || isOfDevelopment(workload)) return;
    for (const container of workload.containers) {
      const found = container.role === 'regular' ? floating(container) : undefined;
      if (!found || !keepsData(container, workload)) continue;
      const { image, tag, product, mend } = found;
      yield {
        path: [...container.path, 'image'],
        container: container.name,
        numbers: {
          name: identity.name,
          product,
          image,
          says: tag === undefined ? 'names no version' : `says ${tag}`,
          mend,
        },
        ...restingOn(`a newer major version of ${product} comes out`),
      };
    }
  },
};

/** Public images, whose newest is another major version now and then; with a tag that names one. */
const PUBLIC: readonly (readonly [product: string, repository: RegExp, example: string])[] = [
  ['PostgreSQL', /^(?:library\/postgres|bitnami(?:legacy)?\/postgresql|postgis\/postgis)$/, '17'],
  ['MySQL', /^(?:library\/mysql|bitnami(?:legacy)?\/mysql|mysql\/mysql-server|library\/percona)$/, '8.4'],
  ['MariaDB', /^(?:library\/mariadb|bitnami(?:legacy)?\/mariadb)$/, '11.4'],
  ['MongoDB', /^(?:library\/mongo|bitnami(?:legacy)?\/mongodb)$/, '8.0'],
  ['Neo4j', /^(?:library\/neo4j|bitnami(?:legacy)?\/neo4j)$/, '5.26'],
  ['Cassandra', /^(?:library\/cassandra|bitnami(?:legacy)?\/cassandra)$/, '5.0'],
  ['InfluxDB', /^library\/influxdb$/, '2.7'],
];

interface Floating {
  readonly image: string;
  readonly tag: string | undefined;
  readonly product: string;
  readonly mend: string;
}

function floating({ json }: Container): Floating | undefined {
  const image = asString(json['image']) ?? '';
  if (image === '' || image.includes('@') || json['imagePullPolicy'] === 'Never') return undefined;
  const { registry, repository, tag } = imageName(image);
  const known = PUBLIC.find(([, its]) => its.test(repository));
  if (!known || !(tag === undefined || tag === 'latest')) return undefined;
  const name = image.replace(/:latest$/, '');
  // @see https://github.com/bitnami/containers/issues/83267 (its catalogue has no tags of versions any more)
  const mend =
    registry.endsWith('docker.io') && repository.startsWith('bitnami/')
      ? `the digest that runs now (as ${name}@sha256:…, or a tag of bitnamilegacy/, since bitnami/ has none of versions any more)`
      : `the version that runs now as the tag (as ${name}:${known[2]})`;
  return { image, tag, product: known[0], mend };
}

/** Whether what it mounts outlives its pod. */
function keepsData({ json }: Container, { podSpec, spec }: Workload): boolean {
  const mounted = new Set(asArray(json['volumeMounts']).map((mount) => asObject(mount)['name']));
  const volumes = asArray(podSpec['volumes']).filter((volume) => mounted.has(asObject(volume)['name']));
  const claimed = asArray(spec['volumeClaimTemplates']).map((claim) => asObject(asObject(claim)['metadata'])['name']);
  return hasStorage({ volumes }) || claimed.some((name) => mounted.has(name));
}
