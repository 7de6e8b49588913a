const { TestEnvironment } = require('jest-environment-jsdom');

/**
 * A spec with `@time-zone America/Santiago` in its header runs in that zone. It cannot set the zone itself, because its
 * `process.env` is a copy.
 */
module.exports = class ZoneEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.zone = context.docblockPragmas['time-zone'];
    this.before = process.env.TZ;
  }

  async setup() {
    process.env.TZ = this.zone;
    await super.setup();
  }

  async teardown() {
    await super.teardown();
    if (this.before === undefined) delete process.env.TZ;
    else process.env.TZ = this.before;
  }
};
