import { asArray, asObject, asString, own } from '../../kubernetes';
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

/**
 * How long an application gives its requests after SIGTERM, where a variable of its framework says so.
 *
 * @see https://docs.spring.io/spring-boot/reference/web/graceful-shutdown.html
 * @see https://quarkus.io/guides/lifecycle#graceful-shutdown
 * @see https://learn.microsoft.com/aspnet/core/fundamentals/host/generic-host#shutdowntimeout
 */
export function shutdownLimits({ json, path }: WrittenContainer, manifest: Manifest): readonly RequestLimit[] {
  return asArray(json['env']).flatMap((variable, index) => {
    const { name, value } = asObject(variable);
    const setting = asString(name) ?? '';
    const seconds = secondsOf(asString(value) ?? '', VARIABLES.get(setting));
    const at = [...path, 'env', index, 'value'];
    return seconds === undefined ? [] : [{ seconds, bounds: 'request' as const, setting, manifest, path: at }];
  });
}

/** Both `30s` and the `PT30S` of Java; what else there is (`PT1M30S`) is not read. */
function secondsOf(text: string, bare: keyof typeof UNITS | undefined): number | undefined {
  const [, number, unit = bare ?? ''] = /^(?:pt)?(\d+)(ms|s|m|h)?$/i.exec(text.trim()) ?? [];
  const factor = own(UNITS, unit.toLowerCase());
  return bare === undefined || number === undefined || factor === undefined ? undefined : Number(number) * factor;
}
