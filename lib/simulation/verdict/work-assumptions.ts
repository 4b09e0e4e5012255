import type { ContainerModel } from '../model/pod-model';
import type { Setting } from '../model/setting';

/** What is assumed of work that nobody sends: how much of it there is, and what becomes of it where nothing helps. */
export function workAssumptions({ next, clients }: Setting): readonly string[] {
  const working = next.containers.filter(({ ownWork }) => ownWork > 0);
  if (working.length === 0) return [];
  const exiting = working.filter(({ application }) => application.onSigterm.kind === 'exits');
  const deaf = working.filter(({ application }) => application.onSigterm.kind === 'ignores');
  return [
    `${namesOf(working)} begins ${clients.rate} pieces of work of its own per second, in all pods together`,
    ...(exiting.length > 0 ? [`what ${namesOf(exiting)} leaves undone on SIGTERM is done again elsewhere`] : []),
    ...(deaf.length > 0 ? [`${namesOf(deaf)} begins no more work once its pod is deleted`] : []),
  ];
}

function namesOf(containers: readonly ContainerModel[]): string {
  return containers.map(({ name }) => name).join(', ');
}
