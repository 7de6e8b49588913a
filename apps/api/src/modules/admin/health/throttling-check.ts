import type { HealthCheck } from '@app/contracts';

const remembered = 24 * 3_600_000;
const recent = 10 * 60_000;
const minute = 60_000;

/** Whether Microsoft has asked for pauses lately; times in milliseconds. */
export function checkThrottling(last: { ago: number; length: number } | undefined): HealthCheck {
  const id = 'throttling' as const;
  if (!last || last.ago > remembered) {
    const facts = ["Microsoft hasn't asked EDUGraph to slow down."];
    return { id, status: 'ok', title: 'Not throttled today', facts, remedy: null };
  }
  const minutes = Math.floor(last.ago / minute);
  const when = minutes < 1 ? 'less than a minute ago' : `${minutes} min ago`;
  const facts = [`The last pause was ${when}, for ${Math.ceil(last.length / 1_000)} s.`];
  if (last.ago - last.length > recent) {
    return { id, status: 'ok', title: 'Throttled earlier today', facts, remedy: null };
  }
  return {
    id,
    status: 'warning',
    title: 'Microsoft is throttling',
    facts,
    remedy: 'Wait a few minutes. Until then, avoid large tasks like giving everyone access.',
  };
}
