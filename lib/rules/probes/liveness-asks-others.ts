import { asArray, asObject, asString, repositoryOf, writtenVariables, type Container } from '../../workload';
import type { WorkloadRule } from '../rule';
import { changed, WEB } from '../support/example';
import { probeIn } from '../support/probes/probes-of';
import { restingOn } from '../support/resting-on';

const READINESS = 'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }';
const withLiveness = (path: string) =>
  changed(WEB, {
    [READINESS]: `${READINESS}\nlivenessProbe: { httpGet: { path: ${path}, port: http }, periodSeconds: 20 }`,
    'resources: { requests: { cpu: 100m, memory: 128Mi } }':
      'env: [{ name: SPRING_DATASOURCE_URL, value: "jdbc:mysql://db/web" }]\nresources: { requests: { cpu: 100m, memory: 128Mi } }',
  });

/** A liveness probe that fails with what the application asks. */
export const livenessAsksOthers: WorkloadRule = {
  id: 'liveness-asks-others',
  title: 'A liveness probe that fails when something else does',
  severity: 'info',
  effect: 'slow-recovery',
  message: 'the liveness probe of {container} restarts it when {others} fails: {question} tells of {what}',
  why: 'The kubelet restarts what its liveness probe calls dead. Where that asks a database, or all members of a cluster, each healthy pod is restarted together with the others, again and again, as long as the trouble lasts; and all of them have to start when it is over. What a restart does not mend belongs into the readiness probe.',
  fix: '{mend}',
  source: [
    'https://docs.spring.io/spring-boot/reference/actuator/endpoints.html#actuator.endpoints.kubernetes-probes',
    'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#liveness-probe',
    'https://www.elastic.co/docs/api/doc/elasticsearch/operation/operation-cluster-health',
    'https://docs.min.io/enterprise/aistor-object-store/operations/monitoring/healthcheck-probe/',
  ],
  presupposes: ['probe-refused', 'probe-port-unknown', 'probe-asks-node'],
  bad: [withLiveness('/actuator/health')],
  good: [withLiveness('/actuator/health/liveness')],
  *check({ containers }) {
    for (const container of containers) {
      const liveness = probeIn(container, 'liveness');
      const asked = liveness && ASKED.find((one) => one.tells(container, liveness.json));
      if (!liveness || !asked) continue;
      const handler = liveness.json['exec'] === undefined ? 'httpGet' : 'exec';
      yield {
        path: [...liveness.path, handler, handler === 'exec' ? 'command' : 'path'],
        container: container.name,
        numbers: { container: container.name, ...asked.words(container, liveness.json) },
        ...restingOn(asked.assumption),
      };
    }
  },
};

type Words = Readonly<Record<'others' | 'question' | 'what' | 'mend', string>>;

/** A question that is known to ask more than the process itself. */
interface Asked {
  readonly tells: (container: Container, probe: Container['json']) => boolean;
  readonly words: (container: Container, probe: Container['json']) => Words;
  readonly assumption?: string;
}

const ASKED: readonly Asked[] = [
  // @see https://docs.spring.io/spring-boot/reference/actuator/endpoints.html#actuator.endpoints.health.auto-configured-health-indicators
  {
    tells: (container, probe) =>
      /\/actuator\/health\/?$/.test(pathOf(probe)) &&
      dependencyOf(container) !== undefined &&
      !isSwitchedOff(container),
    words: (container, probe) => ({
      others: dependencyOf(container) ?? '',
      question: pathOf(probe),
      what: 'everything that the application is connected to',
      mend: `let the livenessProbe ask ${pathOf(probe).replace(/\/$/, '')}/liveness, and the readinessProbe /readiness beside it (Spring Boot 2.3 or later has both on Kubernetes by itself)`,
    }),
    assumption: 'the health indicators that Spring Boot has by default are on',
  },
  // @see https://quarkus.io/guides/smallrye-health#running-the-health-check
  {
    tells: (container, probe) => /\/q\/health\/?$/.test(pathOf(probe)) && dependencyOf(container) !== undefined,
    words: (container, probe) => ({
      others: dependencyOf(container) ?? '',
      question: pathOf(probe),
      what: 'readiness as well',
      mend: `let the livenessProbe ask ${pathOf(probe).replace(/\/$/, '')}/live, and the readinessProbe /ready beside it`,
    }),
    assumption: 'the health checks that Quarkus has by default are on',
  },
  // @see https://kubernetes.io/docs/reference/using-api/health-checks/
  {
    tells: (container, probe) =>
      /\/(?:is-?)?(?:ready|readyz|readiness)\/?$/i.test(pathOf(probe)) && dependencyOf(container) !== undefined,
    words: (container, probe) => ({
      others: dependencyOf(container) ?? '',
      question: pathOf(probe),
      what: 'whether it can serve now',
      mend: `let the livenessProbe ask what only the process itself answers, such as a path of its own or tcpSocket, and leave ${pathOf(probe)} to the readinessProbe`,
    }),
    assumption: 'by its path it tells of readiness, which what it is connected to has a part in',
  },
  {
    tells: (_, probe) => asksClusterHealth(probe),
    words: () => ({
      others: 'the cluster, by another node or an index,',
      question: '_cluster/health',
      what: 'all nodes together',
      mend: 'let the livenessProbe ask the node alone, by tcpSocket or the path /; the health of the cluster is for the startupProbe',
    }),
  },
  {
    tells: (_, probe) => /\/minio\/health\/cluster(?:\/|\?|$)/.test(pathOf(probe)),
    words: (_, probe) => ({
      others: 'another server of the cluster',
      question: pathOf(probe),
      what: 'all servers together',
      mend: 'let the livenessProbe ask /minio/health/live',
    }),
  },
  // @see https://www.cockroachlabs.com/docs/stable/monitoring-and-alerting#health-ready-1
  {
    tells: (container, probe) =>
      /\/health\?ready=1$/.test(pathOf(probe)) && /cockroach/.test(repositoryOf(container.json)),
    words: (_, probe) => ({
      others: 'another node of the cluster',
      question: pathOf(probe),
      what: 'whether the cluster lets it answer',
      mend: 'let the livenessProbe ask /health',
    }),
  },
  // @see https://etcd.io/docs/v3.6/op-guide/monitoring/#health-check
  {
    tells: (container, probe) => /(?:^|\/)etcd$/.test(repositoryOf(container.json)) && asksForLeader(probe),
    words: (_, probe) => ({
      others: 'another member of the cluster',
      question: pathOf(probe) || 'etcdctl endpoint health',
      what: 'whether there is a leader',
      mend: 'let the livenessProbe ask /livez (etcd 3.5.11 or later), or /health?serializable=true',
    }),
  },
];

function pathOf(probe: Container['json']): string {
  return asString(asObject(probe['httpGet'])['path']) ?? '';
}

function commandOf(probe: Container['json']): string {
  return asArray(asObject(probe['exec'])['command'])
    .flatMap((word) => asString(word) ?? [])
    .join(' ');
}

/** The answer has the status 200 whatever the health is, unless one is waited for, or there is no master to ask. */
function asksClusterHealth(probe: Container['json']): boolean {
  const path = pathOf(probe);
  if (/\/_cluster\/health/.test(path)) return /wait_for_status/.test(path) || !/local=true/.test(path);
  const command = commandOf(probe);
  return /_cluster\/health/.test(command) && /green|yellow|wait_for_status/.test(command);
}

function asksForLeader(probe: Container['json']): boolean {
  return pathOf(probe) === '/health' || /\betcdctl\b.*\bendpoint\s+health\b/.test(commandOf(probe));
}

/** Variables that connect an application to what its health tells of, and in words what that is. */
const CONNECTED: readonly (readonly [words: string, variable: RegExp])[] = [
  [
    'its database',
    /^(?:SPRING_(?:DATASOURCE|R2DBC|DATA_MONGODB|DATA_CASSANDRA|NEO4J)_|QUARKUS_(?:DATASOURCE|MONGODB)_|(?:DB|DATABASE|MYSQL|POSTGRES|POSTGRESQL|MONGO|MONGODB|JDBC)_(?:\w+_)?(?:URL|URI|HOST|HOSTNAME|ADDR|SERVER)$)/,
  ],
  ['its Redis', /^(?:SPRING_(?:DATA_)?REDIS_|QUARKUS_REDIS_|REDIS_(?:HOST|URL|HOSTNAME|ADDR)$)/],
  ['its message broker', /^(?:SPRING_RABBITMQ_|RABBITMQ_(?:HOST|URL)$|RABBIT_HOST$)/],
  ['its Elasticsearch', /^SPRING_ELASTICSEARCH_/],
];

function dependencyOf({ json }: Container): string | undefined {
  const variables = asArray(json['env']).flatMap((one) => asString(asObject(one)['name']) ?? []);
  const found = CONNECTED.find(([, variable]) => variables.some((name) => variable.test(name)));
  if (found) return found[0];
  return writtenVariables(json).some(([, value]) => /^jdbc:(?!h2:|hsqldb:|derby:)/.test(value))
    ? 'its database'
    : undefined;
}

function isSwitchedOff({ json }: Container): boolean {
  return writtenVariables(json).some(
    ([name, value]) => /^MANAGEMENT_HEALTH_\w*ENABLED$/.test(name) && value === 'false',
  );
}
