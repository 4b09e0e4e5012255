import { asArray } from '../../kubernetes';
import type { WrittenContainer } from '../containers/container';
import { wordsOf } from '../containers/run-of';
import { writtenVariables } from '../containers/written-variables';
import { repositoryOf } from '../image/image-name';
import type { Application } from './application';

/** Databases that run in the process of whoever uses them, as a setting names them. */
const IN_PROCESS: readonly (readonly [name: string, named: RegExp])[] = [
  ['SQLite', /[:=]\s*["']?(?:better-)?sqlite3?["']?(?:\s*[,;])?\s*$|\bsqlite3?:(?:\/|file|:memory)|[^\w]:memory:/i],
  ['SQLite', /[:=]\s*["']?[^\s"'=]{1,255}\.sqlite3?["']?(?:\s*[,;])?\s*$/i],
  // @see https://www.h2database.com/html/features.html#connection_modes
  ['H2', /\bjdbc:h2:(?!tcp:|ssl:)/i],
  // @see https://www.keycloak.org/server/db
  ['H2', /[:=]\s*["']?dev-(?:file|mem)\b/],
  // @see https://www.metabase.com/docs/latest/configuring-metabase/environment-variables#mb_db_type
  ['H2', /^MB_DB_TYPE=h2$/i],
  ['HSQLDB', /\bjdbc:hsqldb:(?!hsqls?:|https?:)/i],
  ['Derby', /\bjdbc:derby:(?!\/\/)/i],
];

/** What any of them is told by. */
const ANY = /sqlite|:memory:|jdbc:(?:h2|hsqldb|derby):|dev-(?:file|mem)|_DB_TYPE=h2$/i;

/** Databases that are asked over the network: where one is named as well, nothing tells which is used. */
const ASKED =
  /postgres|pgsql|mysql|mariadb|mssql|sqlserver|oracle|cockroach|mongodb|^\w{0,99}(?:DB|DATABASE)\w{0,99}(?:HOST|URL|URI|ADDR|ADDRESS|DSN)=$/i;

/** What is set for something beside the data, or not at all. */
const BESIDE = /^\s*(?:#|\/\/|;)|^(?=[^:=]*[:=])[^:=]*(?:cache|session|test)/i;

/**
 * A database that a container has in its own process, as its arguments, its variables or its settings say: each pod has one
 * of its own, with other data in it.
 *
 * @param settings what it finds in its ConfigMaps
 */
export function ownDatabase(container: WrittenContainer, settings: string): Application | undefined {
  const lines = [
    ...argumentsOf(container),
    ...writtenVariables(container.json).map(([name, value]) => `${name}=${value}`),
    ...(ANY.test(settings) ? settings.split('\n') : []),
  ];
  const told = lines.filter((line) => ANY.test(line) && !BESIDE.test(line));
  const found = IN_PROCESS.find(([, named]) => told.some((line) => named.test(line)));
  if ([...lines, settings].some((line) => ASKED.test(line))) return undefined;
  const name = found?.[0] ?? byDefault(container);
  if (name === undefined) return undefined;
  const isKept = !told.some((line) => SHORT_LIVED.test(line));
  return { name: `${name} in its own process`, alone: 'data', ...(isKept && { holds: 'data' }) };
}

/** In memory, or where nobody looks for it again. */
const SHORT_LIVED = /:mem(?:ory)?\b|dev-mem|\/tmp\//i;

/** Images of applications that have a database of their own unless they are told of another one. */
const UNLESS_TOLD: readonly (readonly [name: string, image: RegExp, told: RegExp])[] = [
  // @see https://www.metabase.com/docs/latest/installation-and-operation/migrating-from-h2
  ['H2', /(?:^|\/)metabase\/metabase(?:-enterprise)?$/, /^MB_DB_/],
  // @see https://www.keycloak.org/server/db
  ['H2', /(?:^|\/)(?:keycloak|jboss)\/keycloak$/, /^KC_DB|^DB_(?:VENDOR|ADDR)$|^--?db(?:-url[\w-]*)?(?:=|$)/],
  // @see https://docs.n8n.io/hosting/configuration/supported-databases-settings/
  ['SQLite', /(?:^|\/)n8nio\/n8n$/, /^DB_/],
  // @see https://github.com/dani-garcia/vaultwarden/wiki/Using-the-PostgreSQL-Backend
  ['SQLite', /(?:^|\/)vaultwarden\/server$/, /^DATABASE_URL/],
];

/** What it has by default; nothing where variables come from elsewhere, which may tell of another one. */
function byDefault({ json }: WrittenContainer): string | undefined {
  const repository = repositoryOf(json);
  const found = UNLESS_TOLD.find(([, image]) => image.test(repository));
  if (!found || asArray(json['envFrom']).length > 0) return undefined;
  const [name, , told] = found;
  const words = [...writtenVariables(json).map(([variable]) => variable), ...wordsOf(json)];
  return words.some((word) => told.test(word)) ? undefined : name;
}

/** The words of a command line, a flag together with its value. */
function argumentsOf({ json }: WrittenContainer): readonly string[] {
  const words = wordsOf(json);
  return words.map((word, at) =>
    at > 0 && /^--?[\w-]+$/.test(words[at - 1] ?? '') ? `${words[at - 1]}=${word}` : word,
  );
}
