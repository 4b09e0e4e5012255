const emitWarning = process.emitWarning.bind(process) as (...given: unknown[]) => void;

/**
 * Tests make constructs that warn by the hundred: whoever looks for a warning spies on `emitWarning`, and nobody reads
 * the others.
 */
process.emitWarning = (...given: unknown[]) => {
  if (given[1] !== 'ZeroDowntimeWarning') emitWarning(...given);
};
