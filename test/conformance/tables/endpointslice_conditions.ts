import { endpointConditions } from '../../../lib/kubernetes';
import type { TableReplay } from '../table';

export const endpointsliceConditions: TableReplay = {
  inputs: ['podReady', 'deletionTimestamp', 'publishNotReadyAddresses'],
  answer: ({ podReady, deletionTimestamp, publishNotReadyAddresses }) =>
    endpointConditions(
      { ready: podReady === true, deleting: deletionTimestamp === true },
      publishNotReadyAddresses === true,
    ),
};
