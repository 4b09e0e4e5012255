import { withPodDefaults } from '../../../../lib/kubernetes/validation/pods/pod-defaults';

// pkg/apis/core/v1/defaults.go SetDefaults_Pod, pkg/apis/core/v1/conversion.go
test('A negative grace period of a Pod is one second', () => {
  expect(withPodDefaults({ terminationGracePeriodSeconds: -5 })).toEqual({ terminationGracePeriodSeconds: 1 });
  expect(withPodDefaults({ terminationGracePeriodSeconds: 0 })).toEqual({ terminationGracePeriodSeconds: 0 });
});

test('A limit of a Pod is also its request, where there is none', () => {
  const resources = { limits: { cpu: 1, memory: '1Gi' }, requests: { cpu: '500m' } };
  expect(withPodDefaults({ initContainers: [{ resources }] })).toEqual({
    initContainers: [{ resources: { limits: resources.limits, requests: { cpu: '500m', memory: '1Gi' } } }],
  });
});

test("On the node's network a port is the node's, where nothing else is said", () => {
  const ports = [{ containerPort: 80 }, { containerPort: 81, hostPort: 82 }];
  expect(withPodDefaults({ hostNetwork: true, containers: [{ ports }] })).toEqual({
    hostNetwork: true,
    containers: [
      {
        ports: [
          { containerPort: 80, hostPort: 80 },
          { containerPort: 81, hostPort: 82 },
        ],
      },
    ],
  });
  expect(withPodDefaults({ containers: [{ ports }] })).toEqual({ containers: [{ ports }] });
});
