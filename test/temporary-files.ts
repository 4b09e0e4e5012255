/** Tests, and what they start, make their temporary files where the end of the run removes them. */
process.env.TMPDIR = process.env.SCRATCH ?? process.env.TMPDIR;

// The loader is for the tests, not for what they start.
process.env.NODE_OPTIONS = process.env.NODE_OPTIONS?.replace('--import tsx', '').trim();
