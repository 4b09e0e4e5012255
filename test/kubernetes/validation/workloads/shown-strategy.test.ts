import {
  shownPartition,
  shownStatefulSetStrategy,
  shownStrategy,
} from '../../../../lib/kubernetes/validation/workloads/shown-strategy';

// As in the messages of an API server.
test('A strategy is shown with the names of the API server', () => {
  expect(shownStrategy({ type: 'BlueGreen' })).toEqual({ Type: 'BlueGreen', RollingUpdate: null });
  expect(shownStrategy({ type: 'X', rollingUpdate: { maxSurge: '1%' } })).toEqual({
    Type: 'X',
    RollingUpdate: { MaxUnavailable: 0, MaxSurge: '1%' },
  });
});

test("A StatefulSet's maxUnavailable has been dropped", () => {
  const shown = { Partition: 0, MaxUnavailable: null };
  expect(shownPartition({ maxUnavailable: 2 })).toEqual(shown);
  expect(shownStatefulSetStrategy({ type: 'X', rollingUpdate: {} })).toEqual({ Type: 'X', RollingUpdate: shown });
});
