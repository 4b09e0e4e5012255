import type { WrittenContainer } from '../containers/container';
import { wordsOf } from '../containers/run-of';
import { writtenVariables } from '../containers/written-variables';
import type { Application } from './application';

/** Databases that run in the process of whoever uses them, as a setting names them. */
const IN_PROCESS: readonly (readonly [name: string, named: RegExp])[] = [
  ['SQLite', /[:=]\s*["']?(?:better-)?sqlite3?["']?\s*[,;]?\s*$|\bsqlite3?:(?:\/|file|:memory)|[^\w]:memory:/i],
  ['SQLite', /[:=]\s*["']?[^\s"'=]+\.sqlite3?["']?\s*[,;]?\s*$/i],
  // @see https://www.h2database.com/html/features.html#connection_modes
  ['H2', /\bjdbc:h2:(?!tcp:|ssl:)/i],
  // @see https://www.keycloak.org/server/db
  ['H2', /[:=]\s*["']?dev-(?:file|mem)\b/],
  ['HSQLDB', /\bjdbc:hsqldb:(?!hsqls?:|https?:)/i],
  ['Derby', /\bjdbc:derby:(?!\/\/)/i],
];

/** What any of them is told by. */
const ANY = /sqlite|:memory:|jdbc:(?:h2|hsqldb|derby):|dev-(?:file|mem)/i;

/** Databases that are asked over the network: where one is named as well, nothing tells which is used. */
const ASKED =
  /postgres|pgsql|mysql|mariadb|mssql|sqlserver|oracle|cockroach|mongodb|^\w*(?:DB|DATABASE)\w*(?:HOST|URL|URI|ADDR|ADDRESS|DSN)=$/i;

/** What is set for something beside the data, or not at all. */
const BESIDE = /^\s*(?:#|\/\/|;)|^[^:=]*(?:cache|session|test)[^:=]*[:=]/i;

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
  if (!found || [...lines, settings].some((line) => ASKED.test(line))) return undefined;
  return { name: `${found[0]} in its own process`, alone: 'data' };
}

/** The words of a command line, a flag together with its value. */
function argumentsOf({ json }: WrittenContainer): readonly string[] {
  const words = wordsOf(json);
  return words.map((word, at) =>
    at > 0 && /^--?[\w-]+$/.test(words[at - 1] ?? '') ? `${words[at - 1]}=${word}` : word,
  );
}
