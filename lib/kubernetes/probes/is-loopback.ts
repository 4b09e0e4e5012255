/** Whether a host, as a probe or a hook has it, is the one that asks: the kubelet asks from its node. */
export function isLoopback(host: unknown): host is string {
  return typeof host === 'string' && /^(?:localhost|127(?:\.\d+){3}|\[?::1\]?)$/i.test(host);
}
