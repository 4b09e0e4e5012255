import type { Seconds } from '../../../kubernetes';
import type { ContainerModel } from '../../model/pod-model';

/** How long a process may need from SIGTERM on. */
export function stopTime({ application, ownWork }: ContainerModel): Seconds {
  const { onSigterm, requestTime } = application;
  const busy = Math.max(requestTime, ownWork);
  if (onSigterm.kind === 'exits') return 0;
  return onSigterm.kind === 'keeps-serving' ? onSigterm.for + busy : busy;
}
