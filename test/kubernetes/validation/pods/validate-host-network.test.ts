import { validateHostNetwork } from '../../../../lib/kubernetes/validation/pods/validate-host-network';
import { words } from '../words';

const withPort = (hostNetwork: boolean, port: object) => ({ hostNetwork, containers: [{ ports: [port] }] });

// pkg/apis/core/validation/validation_test.go TestValidateDeployment, TestValidatePodHostNetwork
test.each([
  [withPort(true, { containerPort: 80, hostPort: 80 }), []],
  [withPort(true, { containerPort: 80 }), []],
  [withPort(false, { containerPort: 80, hostPort: 81 }), []],
  [
    withPort(true, { containerPort: 80, hostPort: 81 }),
    ['spec.containers[0].ports[0].hostPort: Invalid value: 81: must match `containerPort` when `hostNetwork` is true'],
  ],
])('%j has the errors %j', (podSpec, errors) => {
  expect(words(validateHostNetwork(podSpec, ['spec']))).toEqual(errors);
});
