import type { KnownApplication } from './application';
import { KEEPER, SINGLETON } from './traits';

/** It keeps what it is told in its own memory or files, unless it is told of a place that several of it share. */
const PERHAPS = { perhapsAlone: 'data' } as const;

/**
 * Applications that run as one unless they are told otherwise, which may stand where nobody can see it: in a Secret, in an
 * image. They lose what others lose, but nobody is told to run two of them.
 */
export const KNOWN_FOR_ONE: readonly KnownApplication[] = [
  // "The scheduler … a single process". @see https://distributed.dask.org/en/stable/resilience.html#scheduler-failure
  { name: 'the scheduler of Dask', runs: /(?:^|[\s/])dask[- ]scheduler(?:\s|$)/, ...SINGLETON },
  // What runs, and where, is in its memory. @see https://docs.ray.io/en/latest/ray-core/fault_tolerance/gcs.html
  { name: 'the head of Ray', runs: /(?:^|[\s/])ray\s+start\s[^]{0,500}--head\b/, ...SINGLETON },
  // @see https://docs.temporal.io/cli/server#start-dev
  { name: 'Temporal for developers', runs: /(?:^|\s)(?:server\s+)?start-dev(?:\s|$)/, words: ['temporal'], ...KEEPER },
  // One that is running holds what it has been sent. @see https://github.com/prometheus/pushgateway#about-metric-inconsistencies
  { name: 'the Pushgateway of Prometheus', words: ['pushgateway'], ...PERHAPS },
  // @see https://dexidp.io/docs/configuration/storage/
  { name: 'Dex', words: ['dex'], unless: /\btype["']?\s*:\s*["']?(?:kubernetes|postgres|mysql|etcd)\b/, ...PERHAPS },
  // @see https://chartmuseum.com/docs/#using-with-local-filesystem-storage
  {
    name: 'ChartMuseum',
    words: ['chartmuseum'],
    unless: /STORAGE=["']?(?!local)\w|--storage[= ]["']?(?!local)\w/,
    ...PERHAPS,
  },
  // @see https://distribution.github.io/distribution/about/configuration/#storage
  {
    name: 'a registry of images',
    words: ['registry', 'docker registry'],
    unless: /REGISTRY_STORAGE_(?:S3|GCS|AZURE|SWIFT|OSS)|^\s*(?:s3|gcs|azure|swift|oss):/m,
    ...PERHAPS,
  },
  // Repositories are directories, and its database is SQLite unless it is told of another one.
  // @see https://docs.gitea.com/installation/install-with-docker
  { name: 'Gitea', words: ['gitea', 'forgejo', 'gogs'], ...PERHAPS },
  // @see https://docs.drone.io/server/storage/database/ https://woodpecker-ci.org/docs/administration/configuration/server
  {
    name: 'a server of builds',
    words: ['drone', 'woodpecker server'],
    unless: /DATABASE_DRIVER=(?:postgres|mysql)/,
    ...PERHAPS,
  },
  // @see https://www.jetbrains.com/help/teamcity/multinode-setup.html https://docs.gocd.org/current/
  { name: 'a server of builds', words: ['teamcity server', 'gocd server', 'concourse web', 'bamboo'], ...PERHAPS },
  // @see https://verdaccio.org/docs/configuration#storage
  { name: 'a registry of packages', words: ['verdaccio', 'pypiserver', 'devpi', 'reposilite', 'archiva'], ...PERHAPS },
  // @see https://mlflow.org/docs/latest/tracking.html#backend-stores
  {
    name: 'MLflow',
    words: ['mlflow'],
    unless: /--backend-store-uri[= ]["']?(?:postgres|mysql|mssql)|BACKEND_STORE_URI/,
    ...PERHAPS,
  },
  // @see https://docs.prefect.io/v3/manage/server
  { name: 'Prefect', words: ['prefect'], unless: /DATABASE_CONNECTION_URL/, ...PERHAPS },
  // @see https://docs.victoriametrics.com/single-server-victoriametrics/
  { name: 'VictoriaMetrics', words: ['victoria metrics'], ...PERHAPS },
  // @see https://zipkin.io/pages/extensions_choices.html
  { name: 'Zipkin', words: ['zipkin'], unless: /STORAGE_TYPE/, ...PERHAPS },
  // Sessions wait in its memory for a browser. @see https://www.selenium.dev/documentation/grid/architecture/
  { name: 'the hub of Selenium', named: /(?:^|-)selenium-(?:hub|standalone)$/, ...PERHAPS },
  // @see https://docs.portainer.io/start/architecture https://www.authelia.com/overview/prologue/architecture/
  {
    name: 'an application with a database in its files',
    words: ['portainer', 'authelia', 'uptime kuma', 'node red'],
    ...PERHAPS,
  },
];
