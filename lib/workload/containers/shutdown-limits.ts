import { asArray, asObject, asString, own, type FieldPath, type Seconds } from '../../kubernetes';
import type { Manifest } from '../objects/manifest';
import type { RequestLimit } from '../traffic/request-limit';
import type { WrittenContainer } from './container';

/** In seconds. */
const UNITS = { ms: 0.001, s: 1, m: 60, h: 3600 };

/** By the variable that sets how long an application ends its requests after SIGTERM: the unit of a bare number. */
const VARIABLES: ReadonlyMap<string, keyof typeof UNITS> = new Map([
  ['SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE', 'ms'],
  ['QUARKUS_SHUTDOWN_TIMEOUT', 's'],
  ['ASPNETCORE_SHUTDOWNTIMEOUTSECONDS', 's'],
  ['DOTNET_SHUTDOWNTIMEOUTSECONDS', 's'],
]);

/** The same by flag: of gunicorn and hypercorn, and of uvicorn. */
const FLAGS: ReadonlyMap<string, keyof typeof UNITS> = new Map([
  ['--graceful-timeout', 's'],
  ['--timeout-graceful-shutdown', 's'],
]);

/**
 * How long an application gives its requests after SIGTERM, where a variable of its framework or a flag says so.
 *
 * @see https://docs.gunicorn.org/en/stable/settings.html#graceful-timeout
 * @see https://www.uvicorn.org/settings/#timeouts
 * @see https://docs.spring.io/spring-boot/reference/web/graceful-shutdown.html
 * @see https://quarkus.io/guides/lifecycle#graceful-shutdown
 * @see https://learn.microsoft.com/aspnet/core/fundamentals/host/generic-host#shutdowntimeout
 */
export function shutdownLimits(container: WrittenContainer, manifest: Manifest): readonly RequestLimit[] {
  return [...byVariable(container), ...byFlag(container)].flatMap(({ setting, seconds, path }) =>
    seconds === undefined ? [] : [{ seconds, bounds: 'request', setting, manifest, path }],
  );
}

interface Told {
  readonly setting: string;
  readonly seconds: Seconds | undefined;
  readonly path: FieldPath;
}

function byVariable({ json, path }: WrittenContainer): readonly Told[] {
  return asArray(json['env']).map((variable, index) => {
    const { name, value } = asObject(variable);
    const setting = asString(name) ?? '';
    const seconds = secondsOf(asString(value) ?? '', VARIABLES.get(setting));
    return { setting, seconds, path: [...path, 'env', index, 'value'] };
  });
}

/** The value stands behind `=`, or is the next word. */
function byFlag({ json, path }: WrittenContainer): readonly Told[] {
  return ['command', 'args'].flatMap((field) => {
    const words = asArray(own(json, field)).map(String);
    return words.map((word, index) => {
      const [setting = '', value] = word.split('=', 2);
      const at = value === undefined ? index + 1 : index;
      return { setting, seconds: secondsOf(value ?? words[at] ?? '', FLAGS.get(setting)), path: [...path, field, at] };
    });
  });
}

/** Both `30s` and the `PT30S` of Java; what else there is (`PT1M30S`) is not read. */
function secondsOf(text: string, bare: keyof typeof UNITS | undefined): Seconds | undefined {
  const [, number, unit = bare ?? ''] = /^(?:pt)?(\d+)(ms|s|m|h)?$/i.exec(text.trim()) ?? [];
  const factor = own(UNITS, unit.toLowerCase());
  return bare === undefined || number === undefined || factor === undefined ? undefined : Number(number) * factor;
}
