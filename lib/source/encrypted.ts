import { isObject, type JsonObject } from '../kubernetes';

/**
 * Whether sops has encrypted values of an object: Flux, or whoever applies it, decrypts them first. Then all that can be
 * said of it is what it is called.
 *
 * @see https://getsops.io/docs/
 */
export function isEncrypted({ sops }: JsonObject): boolean {
  return isObject(sops) && (typeof sops['mac'] === 'string' || typeof sops['version'] === 'string');
}

/** The object without what sops has written beside it. */
export function withoutSops(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== 'sops'));
}
