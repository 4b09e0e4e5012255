import { isEndpointMember } from '../../../lib/kubernetes';
import { wordIn } from '../input';
import type { TableReplay } from '../table';

/** The EndpointSlice controller counts terminating pods. */
export const endpointMembership: TableReplay = {
  inputs: ['phase', 'podIP', 'deletionTimestamp', 'includeTerminating'],
  answer: ({ phase, podIP, deletionTimestamp, includeTerminating }) =>
    isEndpointMember(wordIn(phase), isSet(podIP), isSet(deletionTimestamp), includeTerminating !== false),
};

function isSet(value: unknown): boolean {
  return value !== false && value !== null && value !== undefined && value !== '';
}
