export { connectGraph } from './connect-graph';
export { FakeCaller } from './fake-caller';
export { FakeClock } from './fake-clock';
export { FakeGraph } from './fake-graph';
export * from './graph-server';
export { scriptedGraph } from './scripted-graph';
