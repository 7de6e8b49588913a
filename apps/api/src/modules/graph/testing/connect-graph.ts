import type { ServerTiming } from '../../../http';
import { GraphClient } from '../client/graph-client';
import { GraphOrigin } from '../transport/graph-origin';
import { defaultGraphSettings, type GraphSettings } from '../transport/graph-settings';
import { GraphTransport } from '../transport/graph-transport';
import { FakeClock } from './fake-clock';

/** The real client and transport against an origin, with a clock that the test moves. */
export function connectGraph(url: string, settings: Partial<GraphSettings> = {}) {
  const clock = new FakeClock();
  const timings: ServerTiming[] = [];
  const origin = new GraphOrigin(url);
  const record = (timing: ServerTiming) => void timings.push(timing);
  const transport = new GraphTransport(
    { ...defaultGraphSettings, ...settings },
    origin,
    record,
    clock,
  );
  return { graph: new GraphClient(transport, origin), transport, clock, timings };
}
