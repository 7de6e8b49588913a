export { openTestDataSource, type TestDataSource } from './test-data-source';
export { apiEnvironment, startApi, type ApiOptions, type TestApi } from './start-api';
export { startApiProcess, type ApiProcess } from './start-api-process';
export { itUsually, startSandbox, type SandboxOptions, type TestSandbox } from './start-sandbox';
export { TestBrowser, testPassword, type Answer, type RequestOptions } from './test-browser';
export { createTestDatabase, type TestDatabase } from './test-database';
export { addLinkedPerson, openSession, signedCookie, type TestPerson } from './open-session';
export { holdCalls, type HeldCalls } from './held-calls';
export { startTcpProxy, type TcpProxy } from './tcp-proxy';
export {
  startAnswerProxy,
  type AnswerProxy,
  type PassedAnswer,
  type PassedRequest,
} from './answer-proxy';
export { changesOf, type JsonChange } from './hostile/changes-of';
export { GraphAnswers, type GraphAnswer } from './hostile/graph-answers';
