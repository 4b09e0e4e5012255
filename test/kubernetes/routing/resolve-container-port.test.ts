import { resolveContainerPort } from '../../../lib/kubernetes';

const PORTS = [{ name: 'foo', port: 8080 }, { name: 'bar', port: 9000 }, { port: 9001 }];

// pkg/probe/util_test.go TestResolveContainerPort
test.each([
  ['A number is a port', 80, 80],
  ["A name is the container's port of that name", 'foo', 8080],
  ['A number in a text is a port', '8081', 8081],
])('%s', (_, port, expected) => {
  expect(resolveContainerPort(port, PORTS)).toBe(expected);
});

test.each([66_666, 0, -1, 'baz', '', '0', '70000', 1.5])('%p is no port of the container', (port) => {
  expect(() => resolveContainerPort(port, PORTS)).toThrow(RangeError);
});
