import type * as kplus from 'cdk8s-plus-28';

/** What has to be known of a container's port to tell whether requests come in by it. */
type DeclaredPort = Pick<kplus.ContainerPort, 'number'> & { readonly protocol?: string };

/**
 * The port that requests come in by: the stated one, however many others are declared before it; else the first by
 * TCP, since probes and most requests use it; else the first.
 */
export function servingPort<T extends DeclaredPort>(ports: readonly T[], stated: number | undefined): T | undefined {
  const meant = stated === undefined ? ports : ports.filter(({ number }) => number === stated);
  return meant.find(isTcp) ?? meant[0];
}

function isTcp({ protocol = 'TCP' }: DeclaredPort): boolean {
  return protocol === 'TCP';
}
