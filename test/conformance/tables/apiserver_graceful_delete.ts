import { gracefulDelete } from '../../../lib/kubernetes';
import { optionalNumberIn, wordIn } from '../input';
import type { TableReplay } from '../table';

export const apiserverGracefulDelete: TableReplay = {
  inputs: ['nodeName', 'phase', 'specGrace', 'deleteGrace'],
  answer: ({ nodeName, phase, specGrace, deleteGrace }) =>
    gracefulDelete({
      nodeName: wordIn(nodeName),
      phase: wordIn(phase),
      spec: optionalNumberIn(specGrace),
      requested: optionalNumberIn(deleteGrace),
    }),
};
