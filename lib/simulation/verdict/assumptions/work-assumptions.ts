import type { Workload } from '../../../workload';
import type { ContainerModel } from '../../model/pod-model';
import type { Setting } from '../../model/setting';

/** What is assumed of work that nobody sends: how much of it there is, and what becomes of it where nothing helps. */
export function workAssumptions({ containers }: Workload, { subject, clients }: Setting): readonly string[] {
  const working = subject.next.containers.filter(({ ownWork }) => ownWork > 0);
  if (working.length === 0) return [];
  const guessed = working.filter(({ name }) => isUnknown(name, containers));
  const known = working.filter((container) => !guessed.includes(container));
  const exiting = known.filter(({ application }) => application.onSigterm.kind === 'exits');
  const deaf = known.filter(({ application }) => application.onSigterm.kind === 'ignores');
  return [
    `${namesOf(working)} begins ${clients.rate} pieces of work of its own per second, in all pods together`,
    ...(guessed.length > 0
      ? [
          `on SIGTERM, ${namesOf(guessed)} begins no more work and ends what it has under way, or leaves it to be done again elsewhere`,
        ]
      : []),
    ...(exiting.length > 0 ? [`what ${namesOf(exiting)} leaves undone on SIGTERM is done again elsewhere`] : []),
    ...(deaf.length > 0 ? [`${namesOf(deaf)} begins no more work once its pod is deleted`] : []),
  ];
}

function isUnknown(name: string, containers: Workload['containers']): boolean {
  return containers.some((one) => one.name === name && one.onSigterm.value.kind === 'unknown');
}

function namesOf(containers: readonly ContainerModel[]): string {
  return containers.map(({ name }) => name).join(', ');
}
