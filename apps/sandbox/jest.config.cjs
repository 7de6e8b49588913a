const base = require('../../tools/build/jest-node.cjs')(__dirname);

// Many make keys or start a process, which takes its time on a busy machine.
module.exports = { ...base, testTimeout: 60_000 };
