import type { Redis } from 'ioredis';
import type { Lane } from './pace';
import type { Moment, TryCounts } from './try-counts';

/** `pace.ts` and `memory-try-counts.ts` as one atomic step for all processes. ARGV: now, chance, then each lane's pace. */
const read = `
local now, chance = tonumber(ARGV[1]), tonumber(ARGV[2])
local lanes = {}
for i, key in ipairs(KEYS) do
  local kept = redis.call('HMGET', key, 'level', 'at', 'next')
  local longest = tonumber(ARGV[3 * i + 2])
  local level = (tonumber(kept[1]) or 0) - (now - (tonumber(kept[2]) or 0)) / longest
  lanes[i] = {
    key = key, level = math.max(0, level), next = tonumber(kept[3]) or 0,
    free = tonumber(ARGV[3 * i]), first = tonumber(ARGV[3 * i + 1]), longest = longest,
  }
end
local function write(lane)
  local text = function(number) return string.format('%.17g', number) end
  redis.call('HSET', lane.key, 'level', text(lane.level), 'at', text(now), 'next', text(lane.next))
  local left = math.max(lane.next - now, lane.level * lane.longest)
  redis.call('PEXPIRE', lane.key, math.ceil(left) + 1000)
end`;

const take = `${read}
local stopping
for _, lane in ipairs(lanes) do
  if lane.next > now and (not stopping or lane.next > stopping.next) then stopping = lane end
end
local own = lanes[1]
if stopping == own then return math.ceil(own.next - now) end
if stopping then
  own.next = math.ceil(stopping.next + chance * stopping.longest)
  write(own)
  return own.next - now
end
for _, lane in ipairs(lanes) do
  lane.level = lane.level + 1
  local over = math.ceil(lane.level) - lane.free
  lane.next = now
  if over >= 0 then lane.next = now + math.min(lane.longest, lane.first * 2 ^ over) end
  write(lane)
end
return 0`;

const giveBack = `${read}
for _, lane in ipairs(lanes) do
  lane.level = math.max(0, lane.level - 1)
  lane.next = now
  write(lane)
end
return 0`;

const keyPrefix = 'tries:';

/** Counts kept in Redis, shared by all processes. */
export class RedisTryCounts implements TryCounts {
  constructor(private readonly redis: Redis) {}

  take(lanes: readonly Lane[], moment: Moment): Promise<number> {
    return this.run(take, lanes, moment);
  }

  async giveBack(lanes: readonly Lane[], now: number): Promise<void> {
    await this.run(giveBack, lanes, { now, chance: 0 });
  }

  private async run(script: string, lanes: readonly Lane[], moment: Moment): Promise<number> {
    const keys = lanes.map(({ key }) => `${keyPrefix}${key}`);
    const paces = lanes.flatMap(({ pace }) => [pace.free, pace.firstMs, pace.longestMs]);
    const values = [...keys, moment.now, moment.chance, ...paces];
    return Number(await this.redis.eval(script, keys.length, ...values));
  }
}
