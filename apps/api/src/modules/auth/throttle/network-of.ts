import { isIP, isIPv6 } from 'node:net';

/** Groups of 16 bits that identify a network: an IPv6 customer has a whole /64 to pick addresses from. */
const networkGroups = 4;
const mapped = /^(?:0:){5}ffff:/;

/** All eight groups, without leading zeros. */
function expand(address: string): string {
  // The form URLs normalize to has no dotted part or leading zeros; a zone isn't allowed there.
  const [plain] = address.split('%');
  const text = new URL(`http://[${plain}]`).hostname.slice(1, -1);
  const [head = '', tail] = text.split('::');
  const before = head.split(':').filter(Boolean);
  const after = tail?.split(':').filter(Boolean) ?? [];
  const zeros = Array<string>(8 - before.length - after.length).fill('0');
  return [...before, ...zeros, ...after].join(':');
}

function dotted(groups: string): string {
  const bytes = groups.split(':').flatMap((group) => {
    const value = parseInt(group, 16);
    return [value >> 8, value & 255];
  });
  return bytes.join('.');
}

/** Some proxies add the connection's port, which changes each time; an IPv6 address is then in brackets. */
function withoutPort(text: string): string {
  const { bracketed, plain } =
    /^(?:\[(?<bracketed>[^\]]+)\]|(?<plain>[^:]+))(?::\d+)?$/.exec(text)?.groups ?? {};
  const address = bracketed ?? plain ?? text;
  return isIP(address) ? address : text;
}

/** What a provider assigns to one customer: an IPv4 address, or the /64 of an IPv6 address. */
export function networkOf(text: string): string {
  const address = withoutPort(text);
  if (!isIPv6(address)) return address;
  const full = expand(address);
  if (mapped.test(full)) return dotted(full.replace(mapped, ''));
  return full.split(':').slice(0, networkGroups).join(':');
}
