const base = require('../../tools/build/jest-node.cjs')(__dirname);

// Many generate keys or start a process, which takes a while on a busy machine.
module.exports = { ...base, testTimeout: 60_000 };
