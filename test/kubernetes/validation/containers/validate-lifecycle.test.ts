import { validateLifecycle, validateLifecycleHandler, type KubernetesVersion } from '../../../../lib/kubernetes';
import { words } from '../words';

const NO_HANDLER = 'h: Required value: must specify a handler type';

// Messages of API servers; for 1.28 and 1.29 by pkg/api/pod/util.go of v1.29: the handler is dropped, the hook stays.
test.each<[KubernetesVersion, object, readonly string[]]>([
  ['1.30', { sleep: { seconds: 5 } }, []],
  ['1.28', { sleep: { seconds: 5 } }, [NO_HANDLER]],
  ['1.29', { sleep: { seconds: 5 } }, [NO_HANDLER]],
  ['1.36', { sleep: { seconds: 0 } }, []],
  [
    '1.32',
    { sleep: { seconds: 0 } },
    [
      'h.sleep: Invalid value: 0: must be greater than 0 and less than terminationGracePeriodSeconds (30). Enable AllowPodLifecycleSleepActionZeroValue feature gate for zero sleep.',
    ],
  ],
  [
    '1.36',
    { sleep: { seconds: 31 } },
    ['h.sleep: Invalid value: 31: must be non-negative and less than terminationGracePeriodSeconds (30)'],
  ],
  ['1.36', { tcpSocket: { port: 80 } }, []],
  ['1.36', { grpc: { port: 80 } }, [NO_HANDLER]],
  [
    '1.36',
    { exec: { command: ['x'] }, sleep: { seconds: 5 } },
    ['h.sleep: Forbidden: may not specify more than 1 handler type'],
  ],
  ['1.29', { exec: { command: ['x'] }, sleep: { seconds: 5 } }, []],
])('On Kubernetes %s the hook %j has the errors %j', (version, handler, errors) => {
  expect(words(validateLifecycleHandler(handler, 30, version, ['h']))).toEqual(errors);
});

test('Both hooks of a container are looked at, the one after its start first', () => {
  const lifecycle = { preStop: {}, postStart: {} };
  expect(validateLifecycle(lifecycle, 30, '1.30', ['lifecycle']).map(({ path }) => path[1])).toEqual([
    'postStart',
    'preStop',
  ]);
});

test.each([undefined, null, {}, { stopSignal: 'SIGUSR1' }, { preStop: null }])(
  '%j has no hook that could be wrong',
  (lifecycle) => {
    expect(validateLifecycle(lifecycle, 30, '1.30', ['lifecycle'])).toEqual([]);
  },
);
