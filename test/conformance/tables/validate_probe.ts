import { formatFieldPath, validateAnyProbe } from '../../../lib/kubernetes';
import type { TableReplay } from '../table';

/** The handlers that the cases refer to by name. */
const HANDLERS: Readonly<Record<string, object>> = {
  exec: { exec: { command: ['echo'] } },
  httpGet: { httpGet: { path: '/', port: 80, scheme: 'HTTP' } },
  tcpSocket: { tcpSocket: { port: 80 } },
  grpc: { grpc: { port: 80 } },
};

export const validateProbeTable: TableReplay = {
  inputs: [
    ...['handler', 'initialDelaySeconds', 'timeoutSeconds', 'periodSeconds'],
    ...['successThreshold', 'failureThreshold', 'terminationGracePeriodSeconds'],
  ],
  answer: ({ handler, ...timing }) => {
    const errors = validateAnyProbe({ ...HANDLERS[String(handler)], ...timing }, ['test']);
    return { errors: errors.map(({ type, path, detail }) => ({ type, field: formatFieldPath(path), detail })) };
  },
};
