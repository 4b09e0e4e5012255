import { parseGoDuration, type Seconds } from '../../kubernetes';
import { curlLimit } from './curl-limit';
import { optionText } from './option-text';
import { programDuration } from './program-duration';

type Limit = (args: readonly string[]) => Seconds;

/**
 * How long programs that ask for an answer take at the most, whatever the other side does; Infinity where nothing ends
 * them. A limit for the connection alone ends none whose server has accepted it and hangs: `redis-cli -t` is not here.
 */
const CLIENTS: ReadonlyMap<string, Limit> = new Map<string, Limit>([
  ['curl', curlLimit],
  ['wget', wgetLimit],
  // @see https://man.openbsd.org/nc.1 -w: connections that cannot be established, or are idle
  ['nc', waitsFor(['-w'])],
  // @see https://www.postgresql.org/docs/current/app-pg-isready.html
  ['pg_isready', waitsFor(['-t', '--timeout'], 3)],
  // @see https://dev.mysql.com/doc/refman/8.4/en/mysqladmin.html#option_mysqladmin_connect-timeout: up to its greeting
  ...['mysqladmin', 'mariadb-admin'].map(
    (name) => [name, waitsFor(['--connect-timeout', '--connect_timeout'])] as const,
  ),
  ...['grpc_health_probe', 'grpc-health-probe'].map((name) => [name, grpcLimit] as const),
]);

/** How long a program that asks for an answer takes at the most; undefined for one that is not known to. */
export function clientLimit(program: string, args: readonly string[]): Seconds | undefined {
  return CLIENTS.get(program)?.(args);
}

function waitsFor(options: readonly string[], unsaid: Seconds = Infinity): Limit {
  return (args) => {
    const text = optionText(options, args);
    return text === undefined ? unsaid : positive(programDuration(text));
  };
}

/** GNU Wget tries twenty times, unless it is told otherwise. @see https://www.gnu.org/software/wget/manual/wget.html */
function wgetLimit(args: readonly string[]): Seconds {
  const tries = Number(optionText(['-t', '--tries'], args));
  const wait = positive(programDuration(optionText(['-T', '--timeout'], args) ?? ''));
  return tries > 0 ? tries * wait : Infinity;
}

/** Connects, then asks: one second each. @see https://github.com/grpc-ecosystem/grpc-health-probe/blob/master/main.go */
function grpcLimit(args: readonly string[]): Seconds {
  return ['connect-timeout', 'rpc-timeout'].reduce((sum, name) => {
    const text = optionText([`-${name}`, `--${name}`], args);
    return sum + (text === undefined ? 1 : positive(goDuration(text)));
  }, 0);
}

function goDuration(text: string): Seconds | undefined {
  try {
    return parseGoDuration(text);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function positive(seconds: Seconds | undefined): Seconds {
  return seconds !== undefined && seconds > 0 ? seconds : Infinity;
}
