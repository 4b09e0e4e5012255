import { asArray, asObject, asString, type JsonObject, probeTiming, type ProbeTiming } from '../../kubernetes';
import { runProgram } from '../shell/run-program';
import type { WrittenContainer } from './container';
import { containerVariables } from './container-variables';

/** What it takes at the least, however short the command: a process has to be started for it. */
const STARTED = 1;

/**
 * The timing of a probe, with the time that it may really take: a command that ends by itself (`curl -m 2`,
 * `grpc_health_probe`, `cat FILE`) is over before timeoutSeconds are.
 *
 * @see probeTiming for what is written
 */
export function probeTimes(probe: JsonObject, { json }: Pick<WrittenContainer, 'json'>): ProbeTiming {
  const timing = probeTiming(probe);
  const words = asArray(asObject(probe['exec'])['command']).flatMap((word) => asString(word) ?? []);
  if (words.length === 0) return timing;
  const { atMost = Infinity } = runProgram(words, containerVariables(json)) ?? {};
  return { ...timing, timeout: Math.min(timing.timeout, Math.max(STARTED, atMost)) };
}
