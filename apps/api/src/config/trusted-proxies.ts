import { isIP, isIPv4 } from 'node:net';
import * as z from 'zod';

const names = new Set(['loopback', 'linklocal', 'uniquelocal']);
const mostHops = 10;
/** A range wider than this isn't anyone's own network but a large part of the Internet. */
const shortestPrefix = { v4: 8, v6: 7 };
/** For IPv4 addresses in IPv6 notation. */
const mappedPrefix = 96;
const isMapped = (address: string) => /^(::|(0{1,4}:){5})ffff:/i.test(address);

function isNarrow(address: string, prefix: number): boolean {
  if (isIPv4(address)) return prefix >= shortestPrefix.v4 && prefix <= 32;
  const shortest = isMapped(address) ? mappedPrefix + shortestPrefix.v4 : shortestPrefix.v6;
  return prefix >= shortest && prefix <= 128;
}

function isProxy(text: string): boolean {
  if (names.has(text)) return true;
  const [address = '', prefix, ...more] = text.split('/');
  if (!isIP(address) || more.length > 0) return false;
  return prefix === undefined || (/^\d+$/.test(prefix) && isNarrow(address, Number(prefix)));
}

const problem =
  "must be the number of proxies in front, or their addresses (10.0.0.0/8, loopback), and can't trust everyone";

/** Whose X-Forwarded headers count, in Express's form. Unset means no one's: anyone can send them (S-9). */
export const trustedProxies = z.string().transform((text, context): false | number | string[] => {
  if (text === 'false') return false;
  if (/^\d+$/.test(text) && Number(text) <= mostHops) return Number(text);
  const proxies = text.split(',').map((item) => item.trim());
  if (proxies.every(isProxy)) return proxies;
  context.addIssue(problem);
  return z.NEVER;
});
