const emitWarning = process.emitWarning.bind(process) as (...given: unknown[]) => void;

/**
 * Tests make constructs that warn by the hundred: whoever looks for a warning spies on `emitWarning`, and nobody reads
 * the others.
 */
const withoutOurs = (...given: unknown[]) => {
  if (given[1] !== 'ZeroDowntimeWarning') emitWarning(...given);
};

// The test files of a worker share one process (test/loaded-once).
if (process.emitWarning.name !== withoutOurs.name) process.emitWarning = withoutOurs;
