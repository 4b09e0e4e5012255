import { FactError } from '../fact-error';
import { supports, type KubernetesVersion, type Seconds } from '../../../kubernetes';
import type { HandlerJson } from '../handler-json';

/**
 * A hook that waits: native where Kubernetes has it, else `sleep` of the image.
 *
 * @param imageHasSleep whether the image is stated to have a `sleep` program
 * @throws Error below 1.30 when nobody has stated that the image has `sleep`: the hook would fail and wait not at all
 */
export function waitJson(seconds: Seconds, version: KubernetesVersion, imageHasSleep: boolean): HandlerJson {
  if (supports(version, 'sleep-hook')) return { sleep: { seconds } };
  if (imageHasSleep) return { exec: { command: ['sleep', String(seconds)] } };
  throw new FactError(
    `Kubernetes ${version} has no sleep hook, and an image without a sleep program would stop at once instead of waiting ${seconds} s: ` +
      `state PreStop.waits({ imageHasSleep: true }) (for a postStart hook: Hook.exec(['sleep', '${seconds}'])) if the image has it, or target Kubernetes 1.30 or newer`,
  );
}
