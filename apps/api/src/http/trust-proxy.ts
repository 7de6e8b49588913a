/**
 * TRUST_PROXY as Express takes it: `true`, a number of proxies, or their addresses. Not set, no X-Forwarded header
 * counts: anybody can send one (S-9).
 */
export function trustProxy(value: string | undefined): boolean | number | string {
  if (value === undefined || value === 'false') return false;
  if (value === 'true') return true;
  return /^\d+$/.test(value) ? Number(value) : value;
}
