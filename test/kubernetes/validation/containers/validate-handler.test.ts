import { PROBE_ACTIONS, validateHandler } from '../../../../lib/kubernetes';
import { words } from '../words';

const errorsOf = (handler: unknown) => words(validateHandler(handler, PROBE_ACTIONS, ['p']));
const HEADER =
  "a valid HTTP header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')";

// pkg/apis/core/validation/validation_test.go TestValidateHandler
test.each([
  { exec: { command: ['echo'] } },
  { exec: { command: [''] } },
  { httpGet: { path: '/', port: 1, host: '', scheme: 'HTTP' } },
  { httpGet: { path: '/foo', port: 65_535, scheme: 'HTTPS' } },
  { httpGet: { port: 'port', httpHeaders: [{ name: 'Host', value: 'foo.example.com' }] } },
  { tcpSocket: { port: 80 } },
  { grpc: { port: 80, service: 'x' } },
])('%j is a handler', (handler) => {
  expect(errorsOf(handler)).toEqual([]);
});

test.each([
  [{}, ['p: Required value: must specify a handler type']],
  [undefined, ['p: Required value: must specify a handler type']],
  [{ exec: { command: [] } }, ['p.exec.command: Required value']],
  [{ httpGet: {} }, ['p.httpGet.port: Invalid value: 0: must be between 1 and 65535, inclusive']],
  [
    { httpGet: { port: 80, scheme: 'http' } },
    ['p.httpGet.scheme: Unsupported value: "http": supported values: "HTTP", "HTTPS"'],
  ],
  [
    { httpGet: { port: 80, httpHeaders: [{ name: 'Host:' }] } },
    [`p.httpGet.httpHeaders: Invalid value: "Host:": ${HEADER}`],
  ],
  [{ grpc: {} }, ['p.grpc.port: Invalid value: 0: must be between 1 and 65535, inclusive']],
  [
    { grpc: { port: 0 }, tcpSocket: { port: 1 }, exec: { command: ['x'] } },
    [
      'p.tcpSocket: Forbidden: may not specify more than 1 handler type',
      'p.grpc: Forbidden: may not specify more than 1 handler type',
    ],
  ],
])('%j is refused', (handler, errors) => {
  expect(errorsOf(handler)).toEqual(errors);
});
