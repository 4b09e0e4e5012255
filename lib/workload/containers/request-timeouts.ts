import { asArray, asObject, asString, own, type FieldPath, type Seconds } from '../../kubernetes';
import type { MountedFile } from '../objects/mounted-files';
import type { Manifest } from '../objects/manifest';
import type { RequestLimit } from '../traffic/request-limit';
import type { WrittenContainer } from './container';
import { runOf } from './run-of';

/** How a server is told after how long it gives a request up. */
interface Setting extends Pick<RequestLimit, 'bounds'> {
  /** A variable, as it is called as a whole. */
  readonly variable?: RegExp;
  /** What stands before the value in a line of a file of settings. */
  readonly written?: RegExp;
  /** What stands before the value in a command. */
  readonly flag?: RegExp;
  /** What has to be run for that. @default anything */
  readonly of?: RegExp;
  /** What it is called in messages. */
  readonly words: string;
  /** The unit of a bare number. */
  readonly bare: keyof typeof UNITS;
}

/** In seconds. */
const UNITS = { ms: 0.001, s: 1, m: 60, h: 3600 };

const SETTINGS: readonly Setting[] = [
  // @see https://www.php.net/manual/en/install.fpm.configuration.php#request-terminate-timeout
  {
    variable: /(?:^|_)request_terminate_timeout$/i,
    written: /^\s*request_terminate_timeout\s*=\s*/,
    words: 'request_terminate_timeout of PHP-FPM',
    bounds: 'request',
    bare: 's',
  },
  // @see https://uwsgi-docs.readthedocs.io/en/latest/Options.html#harakiri
  {
    variable: /^UWSGI_HARAKIRI$/,
    written: /^\s*harakiri\s*=\s*|(?:^|\s)--harakiri[=\s]/,
    flag: /(?:^|\s)--harakiri[=\s]/,
    words: 'harakiri of uWSGI',
    bounds: 'request',
    bare: 's',
  },
  // @see https://github.com/zombocom/rack-timeout/blob/main/doc/settings.md#service-timeout
  {
    variable: /^RACK_TIMEOUT_SERVICE_TIMEOUT$/,
    words: 'RACK_TIMEOUT_SERVICE_TIMEOUT',
    bounds: 'request',
    bare: 's',
  },
  // @see https://docs.spring.io/spring-framework/reference/web/webmvc/mvc-ann-async.html#mvc-ann-async-configuration
  {
    variable: /^SPRING_MVC_ASYNC_REQUEST_?TIMEOUT$/,
    written: /^\s*spring\.mvc\.async\.request-timeout\s*[=:]\s*/,
    words: 'spring.mvc.async.request-timeout',
    bounds: 'request',
    bare: 'ms',
  },
  // How long a worker may be silent: one of the kind sync is so for a whole request.
  // @see https://docs.gunicorn.org/en/stable/settings.html#timeout
  {
    variable: /^GUNICORN_TIMEOUT$/,
    flag: /(?:^|\s)(?:--timeout[=\s]|-t\s*)/,
    of: /gunicorn(?![^]*(?:--worker-class|-k|--threads)[=\s]*(?!sync\b|1\b))/i,
    words: '--timeout of gunicorn',
    bounds: 'request',
    bare: 's',
  },
  // @see https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_read_timeout
  {
    written: /^\s*(?:proxy|fastcgi|uwsgi|grpc)_read_timeout\s+/,
    words: 'read_timeout of nginx',
    bounds: 'silence',
    bare: 's',
  },
  // @see https://docs.haproxy.org/3.0/configuration.html#4.2-timeout%20server
  { written: /^\s*timeout\s+server\s+/, words: 'timeout server of haproxy', bounds: 'silence', bare: 'ms' },
];

/**
 * After how long the servers of a pod give a request up, as their variables, their arguments or their files say: nobody
 * says so of requests that are done in a second.
 *
 * @param files those that the container finds in its ConfigMaps
 */
export function requestTimeouts(
  container: WrittenContainer,
  manifest: Manifest,
  files: readonly MountedFile[],
): readonly RequestLimit[] {
  const run = runOf(container.json);
  return [
    ...variablesOf(container).flatMap(({ name, value, path }) => {
      const byName = SETTINGS.flatMap((one) => (one.variable?.test(name) ? limit(one, value, { manifest, path }) : []));
      // @see https://docs.gunicorn.org/en/stable/settings.html#settings
      return name === 'GUNICORN_CMD_ARGS' ? inCommand(`gunicorn ${value}`, { manifest, path }) : byName;
    }),
    ...inCommand(run, { manifest, path: container.path }),
    ...files.flatMap(inFile),
  ];
}

interface Place {
  readonly manifest: Manifest;
  readonly path: FieldPath;
}

function variablesOf({
  json,
  path,
}: WrittenContainer): readonly (Pick<Place, 'path'> & Record<'name' | 'value', string>)[] {
  return asArray(json['env']).map((variable, index) => {
    const { name, value } = asObject(variable);
    return { name: asString(name) ?? '', value: asString(value) ?? '', path: [...path, 'env', index, 'value'] };
  });
}

function inCommand(run: string, place: Place): readonly RequestLimit[] {
  return SETTINGS.flatMap((one) => {
    const found = one.of?.test(run) === false ? undefined : one.flag?.exec(run);
    return found ? limit(one, run.slice(found.index + found[0].length), place) : [];
  });
}

/** What each line of a file says; the longest is what a request may take. */
function inFile({ text, manifest, path }: MountedFile): readonly RequestLimit[] {
  if (!/timeout|harakiri/.test(text)) return [];
  const lines = text.split('\n');
  return SETTINGS.flatMap((one) => {
    if (one.written === undefined) return [];
    const said = lines.flatMap((line) => {
      const found = one.written?.exec(line);
      return found ? limit(one, line.slice(found.index + found[0].length), { manifest, path }) : [];
    });
    return said.sort((first, second) => second.seconds - first.seconds).slice(0, 1);
  });
}

/** A text that begins with a time; 0 means that there is no limit. */
function limit({ words, bounds, bare }: Setting, text: string, place: Place): readonly RequestLimit[] {
  const [, number = '0', unit = bare] = /^["']?(\d{1,9})(ms|s|m|h)?(?![\w.])/.exec(text) ?? [];
  const seconds: Seconds = Number(number) * (own(UNITS, unit) ?? 1);
  return seconds > 0 ? [{ seconds, bounds, setting: words, ...place }] : [];
}
