// The lines of cdk8s-plus: the one that the source is written with, and those that have doors of their own.
exports.OWN = 28;
exports.LINES = [29, 30, 31, 32, 33, 34];
// Those that upstream maintains: declarations of the others go without their comments, to keep the package small.
exports.DESCRIBED = [32, 33, 34];
exports.RANGES = {
  'cdk8s-plus-29': '^2.6.0',
  'cdk8s-plus-30': '^2.4.0',
  'cdk8s-plus-31': '^2.6.0',
  'cdk8s-plus-32': '^2.5.0',
  'cdk8s-plus-33': '^2.5.0',
  'cdk8s-plus-34': '^2.0.0',
};
