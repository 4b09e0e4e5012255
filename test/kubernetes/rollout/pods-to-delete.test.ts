import { podsToDelete } from '../../../lib/kubernetes';

// pkg/controller/replicaset/replica_set_test.go TestGetPodsToDelete
function pod(uid: string, node: string, ready = true) {
  return { uid, node, phase: 'Running', ready };
}

const NAMES = (pods: readonly { readonly uid: string }[]) => pods.map(({ uid }) => uid);

test('Not ready pods go first, and all of them stay in their order when all go', () => {
  const pods = [pod('a', 'n1'), pod('b', 'n2', false), pod('c', 'n3')];
  expect(NAMES(podsToDelete(pods, pods, 1, { now: 0 }))).toEqual(['b']);
  expect(NAMES(podsToDelete(pods, pods, 3, { now: 0 }))).toEqual(['a', 'b', 'c']);
});

test('Of ready pods the one on the node with more of its kind goes first; ended ones do not count', () => {
  const pods = [pod('a', 'n1'), pod('b', 'n2')];
  expect(NAMES(podsToDelete(pods, [...pods, { node: 'n2' }], 1, { now: 0 }))).toEqual(['b']);
  expect(NAMES(podsToDelete(pods, [...pods, { node: 'n2', active: false }], 1, { now: 0 }))).toEqual(['a']);
});
