import type { Seconds } from '../../../kubernetes';

/**
 * A shell script that runs a command for a bounded time, then waits, whether the command succeeded or not.
 */
export function callThenWaitScript(command: string, timeout: Seconds, wait: Seconds): string {
  return `timeout ${timeout} sh -c ${quoted(command)}; sleep ${wait}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'"'"'`)}'`;
}
