/** What has to do with an application without being it: `postgres-exporter`, `kafka-consumer`. */
export const NOT_ITSELF: ReadonlySet<string> = new Set(
  [
    'adapter admin agent api app backend backup bouncer bridge cli client commander config connect connector console',
    'consumer controller cron dashboard dashboards demo express frontend gateway init initializer insight job manager migrate migration',
    'migrations migrator mirror monitor mongos operator pgbouncer pgpool producer proxy proxysql publisher pusher',
    'registry reloader rest restore router sample schema seed seeder service setup shell sidecar statsd subscriber sync',
    'test tester tools ui watcher webhook webui worker workers exporter configmap rules injector plane dataplane k8s',
  ].flatMap((words) => words.split(' ')),
);

/** What stands behind the name of an application in that of an image and says which form of it that is. */
export const FORM_OF_IT: ReadonlySet<string> = new Set(
  [
    'alpine amd64 arm arm64 base bookworm bullseye centos centos7 custom debian distroless enterprise edition hardened',
    'ce classic community cpu ee free fips gpu image latest linux lts native oss release rhel slim stable standard',
    'bitnami clustered columnstore galera ha kraft persistent ephemeral photon wolfi fedora rocky amazonlinux replica replicas replicaset replicated',
    'replication repmgr secondary follower slave shard sharded stack stateful streaming xtradb xe dev edge prod',
    'production staging artemis sql',
  ].flatMap((words) => words.split(' ')),
);

/** What stands behind the name of an application in that of a workload and says no more. */
export const PART_OF_IT: ReadonlySet<string> = new Set(
  'broker cache cluster database db leader local main master node primary server single standalone store data'.split(
    ' ',
  ),
);
