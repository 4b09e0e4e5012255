import { resolveContainerPort, type NamedPort } from '../../../lib/kubernetes';
import type { TableReplay } from '../table';

export const probePortResolve: TableReplay = {
  inputs: ['port', 'containerPorts'],
  answer: ({ port, containerPorts }) =>
    resolveContainerPort(port as number | string, (containerPorts ?? []) as readonly NamedPort[]),
};
