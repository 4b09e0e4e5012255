import { asArray, asObject, asString, type JsonObject } from '../../kubernetes';
import type { WrittenContainer } from '../containers/container';
import { writtenVariables } from '../containers/written-variables';
import { repositoryOf } from '../image/image-name';
import { KNOWN_DATABASES } from './known-databases';

const PORTS: ReadonlySet<number> = new Set(KNOWN_DATABASES.flatMap(({ ports = [] }) => ports));
const WORDS: ReadonlySet<string> = new Set(
  KNOWN_DATABASES.flatMap(({ words = [], byNameAlone }) => (byNameAlone ? [] : words)),
);

/** Variables by which images of databases are told whom to let in, and what to begin with: `MYSQL_ROOT_PASSWORD`. */
const OF_SERVERS =
  /^(?:MYSQL|MARIADB|POSTGRES|POSTGRESQL|MONGO|MONGODB|MSSQL|SA|ORACLE|REDIS|NEO4J|COUCHDB|CLICKHOUSE|INFLUXDB)_(?:INITDB_|ROOT_|ADMIN_|RANDOM_|ALLOW_)?\w{0,20}(?:PASSWORD|USER|USERNAME|DATABASE|DB|AUTH|PGDATA)$|^PGDATA$/;

const OF_DATA = /(?:^|\/)(?:[\w.-]{0,40}data|db|var\/lib\/\w.{0,99})(?:\/|$)/;

/** Whether a container that is called a database, and no more, shows that it is one: by a port, a variable, or where it writes. */
export function showsDatabase({ name, json, ports }: Pick<WrittenContainer, 'name' | 'json' | 'ports'>): boolean {
  const names = [name, repositoryOf(json), ...ports.map((port) => port.name ?? '')];
  return (
    names.some((one) => one.split(/[^a-z0-9]+/).some((word) => WORDS.has(word))) ||
    ports.some(({ number }) => PORTS.has(number)) ||
    isSetUp(json) ||
    mountsData(json)
  );
}

/** Whether a container is told whom to let in, as images of databases are. */
export function isSetUp(json: JsonObject): boolean {
  return writtenVariables(json).some(([variable]) => OF_SERVERS.test(variable));
}

function mountsData(json: JsonObject): boolean {
  return asArray(json['volumeMounts']).some((mount) => OF_DATA.test(asString(asObject(mount)['mountPath']) ?? ''));
}
