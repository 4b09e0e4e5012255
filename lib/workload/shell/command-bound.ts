import type { Seconds } from '../../kubernetes';
import { curlLimit } from './curl-limit';
import { programDuration } from './program-duration';

/**
 * How long a command takes at the most by its own arguments, whoever waits for it; nothing where it does not say so, as
 * most scripts do not.
 */
export function commandBound([program = '', ...args]: readonly string[]): Seconds | undefined {
  const name = program.slice(program.lastIndexOf('/') + 1).replaceAll('-', '_');
  if (name === 'grpc_health_probe') return inAll(args);
  const bound = name === 'curl' ? curlLimit(args) : name === 'timeout' ? timeoutLimit(args) : undefined;
  return bound !== undefined && Number.isFinite(bound) && bound > 0 ? bound : undefined;
}

/** @see https://github.com/grpc-ecosystem/grpc-health-probe: both are 1 s by default */
function inAll(args: readonly string[]): Seconds | undefined {
  const [connect, call] = ['connect-timeout', 'rpc-timeout'].map((name) => flag(name, args) ?? 1);
  return connect === undefined || call === undefined ? undefined : connect + call;
}

function flag(name: string, args: readonly string[]): Seconds | undefined {
  for (const [at, arg] of args.entries()) {
    const [, option, value = args[at + 1] ?? ''] = /^--?([\w-]+)(?:=(.*))?$/.exec(arg) ?? [];
    if (option === name) return programDuration(value);
  }
  return undefined;
}

/** Without `-k` a program may outlive its limit. */
function timeoutLimit(args: readonly string[]): Seconds | undefined {
  const at = args.findIndex((arg) => /^\d/.test(arg));
  return at === 0 ? programDuration(args[0] ?? '') : undefined;
}
