import { asString } from '../../kubernetes';
import type { WrittenContainer } from './container';

/**
 * Whether an injector completes this container when its pod is created: Istio puts image, ports, probes and hooks in
 * the place of `image: auto`.
 *
 * @see https://istio.io/latest/docs/setup/additional-setup/gateway/
 */
export function isInjected({ json }: Pick<WrittenContainer, 'json'>): boolean {
  return asString(json['image']) === 'auto';
}
