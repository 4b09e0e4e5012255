import { gracefulDelete, type GracefulDelete } from '../../../lib/kubernetes';

// pkg/registry/core/pod/strategy_test.go TestCheckGracefulDelete
test.each<[string, GracefulDelete, number]>([
  ['A running pod gets what the call asks for', { nodeName: 'n', phase: 'Running', spec: 60, requested: 30 }, 30],
  ['A call that says nothing gives the pod its own period', { nodeName: 'n', phase: 'Running', spec: 60 }, 60],
  ['A pod on a node gets its period before it runs', { nodeName: 'n', phase: 'Pending', requested: 30 }, 30],
  ['A pod without a node is gone at once', { phase: 'Pending', requested: 30 }, 0],
  ['A failed pod is gone at once', { nodeName: 'n', phase: 'Failed', requested: 30 }, 0],
  ['A succeeded pod is gone at once', { nodeName: 'n', phase: 'Succeeded', requested: 30 }, 0],
  ['A negative period is one second', { nodeName: 'n', phase: 'Running', spec: -1 }, 1],
  ['A forced delete removes the object at once', { nodeName: 'n', phase: 'Running', spec: 60, requested: 0 }, 0],
  ['A pod that says nothing is gone at once', { nodeName: 'n', phase: 'Running' }, 0],
])('%s', (_, call, expected) => {
  expect(gracefulDelete(call)).toBe(expected);
});
